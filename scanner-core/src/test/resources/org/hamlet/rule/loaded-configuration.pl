# Prints what SpamAssassin made of its installed configuration, one fact a line, for
# InstalledRulesAgreementTest. Uses public methods and the documented configuration object only.
use strict;
use warnings;
use Mail::SpamAssassin;

my $sa = Mail::SpamAssassin->new({ dont_copy_prefs => 1, userprefs_filename => '/dev/null' });
$sa->init(1);
my $conf = $sa->{conf};

sub fact { print join("\t", @_), "\n" }

for my $name (sort keys %{ $conf->{test_types} }) {
  fact('scores', $name, map { sprintf '%.4f', $_->{$name} // 0 } @{ $conf->{scoreset} });
  fact('flags', $name, join ' ', sort split ' ', $conf->{tflags}{$name} // '');
  fact('describe', $name, $conf->{descriptions}{$name} // '');
}
for my $kind (qw(head body uri rawbody full)) {
  my $tests = $conf->{"${kind}_tests"};
  for my $priority (sort keys %$tests) {
    fact('pattern', $_, $priority, $tests->{$priority}{$_}) for sort keys %{ $tests->{$priority} };
  }
}
for my $kind (qw(head body rawbody full)) {
  my $evals = $conf->{"${kind}_evals"};
  for my $priority (sort keys %$evals) {
    for my $name (sort keys %{ $evals->{$priority} }) {
      my ($function, $arguments) = @{ $evals->{$priority}{$name} };
      fact('eval', $name, $priority, $function, @{ $arguments || [] });
    }
  }
}
for my $name (sort keys %{ $conf->{rbl_evals} }) {
  my ($function, $arguments) = @{ $conf->{rbl_evals}{$name} };
  fact('eval', $name, -100, $function, @{ $arguments || [] });
}
for my $name (sort keys %{ $conf->{meta_dependencies} }) {
  my %named = map { $_ => 1 } @{ $conf->{meta_dependencies}{$name} };
  fact('meta', $name, sort keys %named);
}
my %list = (
  bayes_ignore_header => 'bayes_ignore_header', def_welcomelist_auth => 'def_welcomelist_auth',
  def_welcomelist_from_spf => 'def_welcomelist_from_spf', replace_rules => 'replace_rules',
  three_level_domains => 'util_rb_3tld', two_level_domains => 'util_rb_2tld',
  uridnsbl_skip_domains => 'uridnsbl_skip_domain', valid_tlds => 'util_rb_tld',
  BANKS => 'BANKS', GOV => 'GOV', PAYPAL => 'PAYPAL', SUSP_NTLD => 'SUSP_NTLD',
);
for my $hash (sort keys %list) {
  fact('list', $list{$hash}, $_) for sort keys %{ $conf->{$hash} };
}
for my $hash (qw(adsp_override replace_inter replace_post replace_tag)) {
  fact('entry', $hash, $_, $conf->{$hash}{$_}) for sort keys %{ $conf->{$hash} };
}
for my $name (sort keys %{ $conf->{uri_host_lists} }) {
  my $hosts = $conf->{uri_host_lists}{$name};
  fact('host', $name, $_, $hosts->{$_}) for sort keys %$hosts;
}
fact('header', 'ham', @$_) for @{ $conf->{headers_ham} };
fact('header', 'spam', @$_) for @{ $conf->{headers_spam} };
for my $scalar (qw(required_score report_safe report_contact report_charset time_limit use_bayes
                   bayes_auto_learn ok_locales normalize_charset fold_headers
                   body_part_scan_size rawbody_part_scan_size parse_dkim_uris report_wrap_width
                   bayes_min_ham_num bayes_min_spam_num bayes_auto_learn_threshold_spam
                   bayes_auto_learn_threshold_nonspam dkim_minimum_key_bits rbl_headers)) {
  fact('setting', $scalar, $conf->{$scalar} // '');
}
for my $template (qw(report unsafe_report)) {
  my $text = $conf->{"${template}_template"};
  $text =~ s/\n/\\n/g;
  fact('template', $template, $text);
}
