# What SpamAssassin's Bayes says of messages, and what its automatic learning does with them.
# Arguments: directory of rules, directory of the site, file of preferences, file that names a message a line.
# Prints PATH <tab> PROBABILITY <tab> AUTOLEARN.
use strict;
use warnings;
use Mail::SpamAssassin;

my ($rules, $site, $prefs, $list) = @ARGV;
my $assassin = Mail::SpamAssassin->new({
  rules_filename => $rules,
  site_rules_filename => $site,
  userprefs_filename => $prefs,
  local_tests_only => 1,
  dont_copy_prefs => 1,
});
$assassin->init(1);
open my $names, '<', $list or die "$list: $!";
while (my $name = <$names>) {
  chomp $name;
  open my $in, '<', $name or die "$name: $!";
  my $mail = $assassin->parse($in, 1);
  my $status = $assassin->check($mail);
  my $probability = $status->{bayes_score};
  $status->learn();
  printf "%s\t%s\t%s\n", $name, defined $probability ? sprintf('%.15g', $probability) : '', (split / /, $status->get_tag('AUTOLEARN'))[0];
  $status->finish();
  $mail->finish();
}
$assassin->finish();
