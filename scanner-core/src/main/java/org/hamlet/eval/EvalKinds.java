package org.hamlet.eval;

import java.util.Set;
import org.hamlet.verdict.Hit;

/**
 * In which kind of rule each eval function may stand: SpamAssassin 4.0.1 refuses it in others, with
 * a problem at the rule. Functions that are in none of the lists are for {@code header} rules.
 */
final class EvalKinds {

  /** In {@code body} and {@code rawbody} rules. */
  private static final Set<String> BODY =
      Set.of(
          ("check_abundant_unicode_ratio check_base64_length check_bayes"
                  + " check_blank_line_ratio check_body_8bits check_body_length"
                  + " check_for_ascii_text_illegal check_for_faraway_charset check_for_mime"
                  + " check_for_mime_html check_for_mime_html_only check_for_uppercase"
                  + " check_hashbl_attachments check_hashbl_bodyre check_https_http_mismatch"
                  + " check_iframe_src check_ixhash check_ma_non_text check_microsoft_executable"
                  + " check_mime_multipart_ratio check_olemacro check_olemacro_csv"
                  + " check_olemacro_download_exe check_olemacro_encrypted"
                  + " check_olemacro_malice check_olemacro_mhtml_uri"
                  + " check_olemacro_redirect_uri check_olemacro_renamed"
                  + " check_olemacro_zip_password check_oleobject check_olertfobject"
                  + " check_phishing check_qp_ratio check_stock_info check_suspect_name"
                  + " html_charset_faraway html_eval html_image_only html_image_ratio"
                  + " html_range html_tag_balance html_tag_exists html_test html_text_match"
                  + " html_text_not_match html_title_subject_ratio image_count image_name_regex"
                  + " image_named image_size_exact image_size_range image_to_text_ratio"
                  + " multipart_alternative_difference multipart_alternative_difference_count"
                  + " pdf_count pdf_image_count pdf_image_size_exact pdf_image_size_range"
                  + " pdf_image_to_text_ratio pdf_is_empty_body pdf_is_encrypted"
                  + " pdf_match_details pdf_match_fuzzy_md5 pdf_match_md5 pdf_name_regex"
                  + " pdf_named pdf_pixel_coverage pixel_coverage plaintext_body_length"
                  + " plaintext_body_sig_ratio plaintext_sig_length short_url short_url_200"
                  + " short_url_404 short_url_chained short_url_code short_url_loop"
                  + " short_url_maxchain short_url_redir tvd_vertical_words")
              .split(" "));

  /** In {@code full} rules. */
  private static final Set<String> FULL =
      Set.of(
          ("check_arc_signed check_arc_valid check_dcc check_dcc_reputation_range"
                  + " check_dkim_dependable check_dkim_signed check_dkim_valid"
                  + " check_dkim_valid_author_sig check_dkim_valid_envelopefrom check_pyzor"
                  + " check_razor2 check_razor2_range")
              .split(" "));

  /** In all of them. */
  private static final Set<String> ANY =
      Set.of(
          ("check_all_trusted check_dkim_signall check_dkim_signsome"
                  + " check_dkim_verified check_for_forged_received_ip_helo"
                  + " check_for_forged_received_trail check_for_http_redirector"
                  + " check_for_illegal_ip check_for_no_rdns_dotcom_helo check_for_numeric_helo"
                  + " check_for_sender_no_reverse check_hamlet_digest check_hamlet_digest_peers check_https_ip_mismatch check_language"
                  + " check_msg_parse_flags check_no_relays check_relays_unparseable"
                  + " check_shortcircuit check_uri_detail check_uri_host_in_blacklist"
                  + " check_uri_host_in_blocklist check_uri_host_in_welcomelist"
                  + " check_uri_host_in_whitelist check_uri_local_bl check_uri_truncated"
                  + " check_uridnsbl check_welcomelist_bounce_relays"
                  + " check_whitelist_bounce_relays have_any_bounce_relays helo_ip_mismatch"
                  + " short_url_tests")
              .split(" "));

  private EvalKinds() {}

  /** Whether the function may stand in a rule that reads that part of a message. */
  static boolean fits(String function, Hit.Area area) {
    return ANY.contains(function)
        || switch (area) {
          case BODY, RAWBODY -> BODY.contains(function);
          case FULL -> FULL.contains(function);
          default -> !BODY.contains(function) && !FULL.contains(function);
        };
  }
}
