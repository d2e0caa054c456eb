# Prints the hits of SpamAssassin for each case of dmarc.cases, its records in a name server of this process's own on
# loopback; with a second argument only of those whose names begin so. To renew the file put them behind the arrows.
use strict;
use warnings;
use Mail::SpamAssassin;
use Net::DNS;
use Net::DNS::Nameserver;

my ($folder, $wanted) = (@ARGV, '');
my $key = slurp("$folder/dmarc/key.txt");
$key =~ s/\s+\z//;
my $port = 20000 + $$ % 20000;
for my $block (split /^== /m, slurp("$folder/dmarc.cases")) {
  next if $block =~ /^#/ || $block !~ /^\Q$wanted\E/;
  my ($name, $how, $rest) = split /\n/, $block, 3;
  my ($file, $ip, $helo, $sender) = split ' ', $how;
  my @records = map { [split ' ', $_, 3] } grep { /\S/ && !/^->/ } split /\n/, $rest;
  push @records, ["sel._domainkey.$_", 'TXT', "\"$key\""] for 'example.com', 'news.example.com', 'example.net';
  $port++;
  my $server = fork // die $!;
  if (!$server) {
    Net::DNS::Nameserver->new(LocalAddr => ['127.0.0.1'], LocalPort => $port, ReplyHandler => sub {
      my ($asked, $class, $type) = @_;
      # Mail::DMARC takes a domain for missing that has no address
      return ('NOERROR', [Net::DNS::RR->new("$asked 60 IN A 192.0.2.7")], [], [], { aa => 1 }) if $type eq 'A';
      my @of = grep { lc $_->[0] eq lc $asked } @records;
      my @answer = map { my ($text) = $_->[2] =~ /^"(.*)"$/;
        Net::DNS::RR->new(name => $asked, ttl => 60, type => 'TXT', txtdata => [$text =~ /(.{1,200})/g]) } grep { $_->[1] eq $type } @of;
      return (@of ? 'NOERROR' : 'NXDOMAIN', \@answer, [], [], { aa => 1 });
    })->main_loop;
    exit;
  }
  select undef, undef, undef, 0.3;
  my $pid = fork // die $!;
  if (!$pid) {
    require Mail::DMARC::Base;
    no warnings qw(redefine once);
    *Mail::DMARC::Base::get_resolver = sub {
      Net::DNS::Resolver->new(nameservers => ['127.0.0.1'], port => $port, retry => 1, udp_timeout => 2);
    };
    my $sa = Mail::SpamAssassin->new({
      config_text => join('', map { "loadplugin Mail::SpamAssassin::Plugin::$_\n" } qw(Check SPF DKIM DMARC))
        . "util_rb_tld com org net\nuse_bayes 0\ndns_available yes\ndns_server [127.0.0.1]:$port\ninternal_networks 198.51.100.1\n"
        . "trusted_networks 198.51.100.1\nfull __SIGNED eval:check_dkim_valid()\nheader __SPF eval:check_for_spf_pass()\n"
        . "header __HELO eval:check_for_spf_helo_pass()\n"
        . join('', map { "header $_ eval:check_dmarc_$_()\ntflags $_ net\npriority $_ 500\n" } qw(pass reject quarantine none missing)),
      dont_copy_prefs => 1, userprefs_filename => '/dev/null', debug => $ENV{NET_DEBUG} // 0 });
    my $text = slurp("$folder/dmarc/$file.eml");
    $text = "Received: from $helo ($helo [$ip]) by mx.example.org (Postfix) with ESMTP id 1 (envelope-from $sender);\n"
      . " Mon, 23 Nov 2026 10:00:01 +0000\n$text" if $ip ne '-';
    $text = "Return-Path: $sender\n$text" if $ip ne '-';
    my $status = $sa->check($sa->parse($text));
    print "$name -> ", join(' ', sort @{ $status->{test_names_hit} }), "\n";
    $| = 1;
    print '';
    close STDOUT;
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
