# Prints what SpamAssassin knows, a kind and a word on each line, for CompatibilityPageTest: settings with their older
# spellings, eval functions, plugins. Uses the documented configuration object only.
use strict;
use warnings;
use Mail::SpamAssassin;

my @plugins = map { /(\w+)\.pm$/ ? $1 : () } map { glob("$_/Mail/SpamAssassin/Plugin/*.pm") } @INC;
my $config = join('', map { $_ eq 'Test' ? () : "loadplugin Mail::SpamAssassin::Plugin::$_\n" } @plugins);
open STDERR, '>', '/dev/null';
my $sa = Mail::SpamAssassin->new({ config_text => $config, dont_copy_prefs => 1, userprefs_filename => '/dev/null' });
$sa->init(1);
print "plugin $_\n" for @plugins;
print "eval $_\n" for keys %{ $sa->{conf}{eval_plugins} };
for my $command (@{ $sa->{conf}{registered_commands} }) {
  print "setting $_\n" for $command->{setting}, @{ $command->{aliases} || [] };
}
