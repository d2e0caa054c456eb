# Prints the hits of SpamAssassin for each case of authenticated.cases, its records in a name server of this
# process's own on loopback; with a second argument only of those whose names begin so. To renew the file put them behind the arrows.
use strict;
use warnings;
use Mail::SpamAssassin;
use Net::DNS::Nameserver;
use Net::DNS;
use IO::Socket::INET;

my ($folder, $wanted) = (@ARGV, '');
my $all = slurp("$folder/eval/net/authenticated.cases");
my $key = slurp("$folder/dkim/key.txt");
$key =~ s/\s+\z//;
for my $block (split /^== /m, $all) {
  next if $block =~ /^#/ || $block !~ /^\Q$wanted\E/;
  my ($name, $rest) = split /\n/, $block, 2;
  my $message = $rest =~ s/^message (\w+)\n// ? $1 : 'signed';
  my ($rules, $records) = $rest =~ /\A(.*?)^--\n(.*?)^->/ms;
  my @records = map { [split ' ', $_, 3] } grep { /\S/ } split /\n/, $records;
  push @records, ['sel._domainkey.example.com', 'TXT', "\"$key\""];
  if ($message ne 'unkeyed') {
    my $sealing = slurp("$folder/eval/net/sealed.key.txt");
    $sealing =~ s/\s+\z//;
    push @records, ["arc._domainkey.$_", 'TXT', "\"$sealing\""] for 'lists.example.org', 'forward.example.net';
  }
  my $port = 20000 + $$ % 20000;
  my $server = fork // die $!;
  if (!$server) {
    Net::DNS::Nameserver->new(LocalAddr => ['127.0.0.1'], LocalPort => $port, ReplyHandler => sub {
      my ($asked, $class, $type) = @_;
      my @of = grep { lc $_->[0] eq lc $asked } @records;
      my @data = grep { $_->[1] eq $type } @of;
      my @answer = map { my $d = $_->[2]; $d =~ s/^"(\d+ \S+)"$/$1/ if $type eq 'MX';
        my @s = $d =~ /^"(.*)"$/ ? ($1 =~ /(.{1,200})/g) : (); $d = join ' ', map { "\"$_\"" } @s if @s;
        Net::DNS::RR->new("$asked 60 IN $type $d") } @data;
      return (@of ? 'NOERROR' : 'NXDOMAIN', \@answer, [], [], { aa => 1 });
    })->main_loop;
    exit;
  }
  sleep 1;
  my $pid = fork // die $!;
  if (!$pid) {
    my $sa = Mail::SpamAssassin->new({
      config_text => join('', map { "loadplugin Mail::SpamAssassin::Plugin::$_\n" }
        qw(Check DKIM SPF HashBL HeaderEval WLBLEval)) . "util_rb_tld com org net test\nuse_bayes 0\n"
        . "enable_compat welcomelist_blocklist\ndns_available yes\ndns_server [127.0.0.1]:$port\n$rules",
      dont_copy_prefs => 1, userprefs_filename => '/dev/null', debug => $ENV{NET_DEBUG} // 0 });
    my $text = slurp("$folder/dkim/relaxed-relaxed.eml");
    $text = slurp("$folder/eval/net/sealed.eml") if $message =~ /sealed|unkeyed/;
    $text =~ s/\ADKIM-Signature:.*?\n(?=\S)//s if $message =~ /unsigned|domainkeys/;
    $text = "DomainKey-Signature: a=rsa-sha1; q=dns; c=nofws; s=sel; d=example.com; h=From:Subject; b=AAAA\n$text" if $message eq 'domainkeys';
    $text =~ s/Words/Worms/ if $message eq 'broken';
    my $pms = $sa->check($sa->parse($text));
    print "$name -> ", join(' ', sort @{ $pms->{test_names_hit} }), "\n";
    $| = 1; print ''; close STDOUT;
    exec 'true';
  }
  waitpid $pid, 0;
  kill 'TERM', $server;
  waitpid $server, 0;
}

sub slurp {
  open my $in, '<:raw', $_[0] or die "$_[0]: $!";
  local $/;
  return <$in>;
}
