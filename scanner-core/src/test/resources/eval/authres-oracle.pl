# Prints for each value of authres.cases what SpamAssassin reads of an Authentication-Results field with it, in the
# form of that file: perl authres-oracle.pl FOLDER
use strict;
use warnings;
use Mail::SpamAssassin;

my ($rules, $number, %said) = ('', 0);
for my $method (qw(arc auth dkim dkim-adsp dkim-atps dmarc dnswl domainkeys iprev rrvs sender-id smime spf vbr x-foo bimi)) {
  for my $result (qw(pass fail none neutral softfail temperror permerror policy hardfail tempfail unknown nxdomain discard)) {
    $said{'R' . ++$number} = "$method=$result";
    $rules .= "header R$number eval:check_authres_result('$method','$result')\n";
  }
}
my $sa = Mail::SpamAssassin->new({ local_tests_only => 1, dont_copy_prefs => 1, userprefs_filename => '/dev/null',
  config_text => "loadplugin Mail::SpamAssassin::Plugin::Check\nloadplugin Mail::SpamAssassin::Plugin::AuthRes\n"
    . "use_bayes 0\nutil_rb_tld com org\ninternal_networks 198.51.100.1\ntrusted_networks 198.51.100.1\n$rules" });
open STDERR, '>', '/dev/null';
open my $cases, '<', "$ARGV[0]/authres.cases" or die $!;
while (my $line = <$cases>) {
  chomp $line;
  if ($line =~ /^#/) {
    print "$line\n";
    next;
  }
  my ($value) = split /\t/, $line;
  my $status = $sa->check($sa->parse("Authentication-Results: $value\nReceived: from a.example.com (a.example.com [192.0.2.1])"
      . " by mx.example.org (Postfix) with ESMTP id 1;\n Mon, 23 Nov 2026 10:00:01 +0000\nFrom: a\@example.com\n\nbody\n"));
  print "$value\t", join(' ', sort map { $said{$_} } @{ $status->{test_names_hit} }), "\n";
  $status->finish;
}
