# Prints, for each function named on standard input and each kind of rule that SpamAssassin lets call it, the function
# and the kind, for EvalKindsTest. Uses the documented configuration object only.
use strict;
use warnings;
use Mail::SpamAssassin;

my @functions = <STDIN>;
chomp @functions;
my @kinds = qw(header body rawbody full);
my $config = '';
for my $plugin (glob('/usr/share/perl5/Mail/SpamAssassin/Plugin/*.pm')) {
  $plugin =~ s/.*\/(\w+)\.pm/$1/;
  next if $plugin =~ /^(?:Test|Reuse|BodyRuleBaseExtractor|OneLineBodyRuleType|P595Body|Rule2XSBody|ResourceLimits)$/;
  $config .= "loadplugin Mail::SpamAssassin::Plugin::$plugin\n";
}
for my $function (@functions) {
  $config .= "$_ R_${function}_$_ eval:$function()\n" for @kinds;
}
open STDERR, '>', '/dev/null';
my $sa = Mail::SpamAssassin->new({ config_text => $config, dont_copy_prefs => 1, userprefs_filename => '/dev/null' });
$sa->init(1);
my @rules = keys %{ $sa->{conf}{rbl_evals} };
for my $kind (qw(head body rawbody full)) {
  push @rules, map { keys %$_ } values %{ $sa->{conf}{"${kind}_evals"} };
}
for my $rule (sort @rules) {
  print "$1\t$2\n" if $rule =~ /^R_(\w+)_(header|body|rawbody|full)$/;
}
