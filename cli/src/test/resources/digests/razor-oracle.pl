# The signatures that Debian's Razor makes of each file whose name comes in, one line each: those of a part are
# ENGINE4:ENGINE8,ENGINE8 and stand a space apart. "-" is for text of which nothing but white space is left.
use strict;
use warnings;
use File::Temp qw(tempdir);
use Razor2::Client::Agent;

my $home = tempdir(CLEANUP => 1);
open my $conf, '>', "$home/razor-agent.conf" or die;
print $conf "turn_off_discovery = 1\ndebuglevel = 0\nlogfile = $home/log\n";
close $conf;
my $agent = Razor2::Client::Agent->new('razor-check');
$agent->{opt} = { debug => 0, foreground => 1, config => "$home/razor-agent.conf", razorhome => $home };
$agent->do_conf or die $agent->errstr;
while (my $name = <STDIN>) {
  chomp $name;
  open my $in, '<:raw', $name or die "$name: $!";
  my $message = do { local $/; <$in> };
  my $objects = $agent->prepare_objects([ \$message ]);
  $agent->{s}{conf} = { ep4 => '7542-10', se => 'C8' };
  $agent->{s}{engines} = { 4 => 1, 8 => 1 };
  eval { $agent->compute_sigs($objects) };
  my @parts;
  for my $part (@{ $objects->[0]{p} }) {
    next if $part->{skipme};
    my $hosts = join ',', ref $part->{e8} eq 'ARRAY' ? @{ $part->{e8} } : $part->{e8} // ();
    my $text = ${ $part->{cleaned} } =~ /\S/ ? $part->{e4} : '-';
    push @parts, "$text:$hosts" unless $text eq '-' && $hosts eq '';
  }
  print join(' ', @parts), "\n";
}
