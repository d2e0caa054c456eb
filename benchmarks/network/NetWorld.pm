# NetWorld: DNS on loopback for the programs in this folder: Debian's rbldnsd with the lists that SpamAssassin's rules
# ask, Debian's unbound in front of it, which knows nothing else but what is made up here of the domains given to it.
# Which address, domain or hash is listed, and where, follows from a hash of it, so that a run can be repeated.
package NetWorld;

use strict;
use warnings;
use Digest::MD5 qw(md5);
use File::Temp qw(tempdir);
use IO::Socket::INET;
use Net::DNS;

# Lists of addresses and of names, with the answers they give; a share of 1 in SHARE is listed in each.
my %ADDRESSES = (
  'zen.spamhaus.org' => [map {"127.0.0.$_"} 2, 3, 4, 10, 11], 'list.dnswl.org' => [map {"127.0.5.$_"} 0 .. 3],
  'bl.mailspike.net' => [map {"127.0.0.$_"} 10 .. 12], 'wl.mailspike.net' => [map {"127.0.0.$_"} 17 .. 20],
  'psbl.surriel.com' => ['127.0.0.2'], 'bl.spamcop.net' => ['127.0.0.2'], 'iadb.isipp.com' => ['127.0.0.1', '127.2.255.1'],
);
my %NAMES = (
  'dbl.spamhaus.org' => [map {"127.0.1.$_"} 2, 4, 5, 6, 102, 103], 'multi.surbl.org' => [map {"127.0.0.$_"} 4, 8, 16, 64, 128],
  'multi.uribl.com' => [map {"127.0.0.$_"} 2, 4, 8],
  'fresh.fmb.la' => [map {"127.2.0.$_"} 2, 6, 14, 28], 'lookup.dkimwl.org' => [map {"127.0.3.$_"} 1 .. 4],
  'bl.btcblack.it' => ['127.0.0.2'],
);
# Lists that Hamlet takes for closed: there only when asked for, as in a world where they still answer.
my %CLOSED_ADDRESSES = (
  'bl.score.senderscore.com' => [map {"127.0.4.$_"} 0, 30, 60, 90], 'sa-trusted.bondedsender.org' => ['127.0.0.10'],
  'sa-accredit.habeas.com' => ['127.0.0.1'],
);
my %CLOSED_NAMES = ('dob.sibl.support-intelligence.net' => ['127.0.0.2']);
my $SHARE = 8;

sub number {
  my ($text) = @_;
  return unpack 'N', md5($text);
}

sub listed {
  my ($zone, $key, $codes) = @_;
  my $number = number("$zone $key");
  return $number % $SHARE ? undef : $codes->[$number / $SHARE % @$codes];
}

# The first of CANDIDATES that no list of addresses, or of names, has.
sub unlisted {
  my ($kind, @candidates) = @_;
  my $lists = $kind eq 'address' ? \%ADDRESSES : \%NAMES;
  for my $candidate (@candidates) {
    my $key = $kind eq 'address' ? join('.', (split /\./, $candidate)[0], (split /\./, $candidate)[1] & 248) : $candidate;
    return $candidate unless grep {listed($_, $key, $lists->{$_})} keys %$lists;
  }
  die "everything is listed\n";
}

sub free_port {
  my $socket = IO::Socket::INET->new(Proto => 'udp', LocalAddr => '127.0.0.1', LocalPort => 0) or die "no free port: $!\n";
  return $socket->sockport;
}

# From now on the lists that are closed answer as well; to be called first. Returns their zones.
sub with_closed_lists {
  %ADDRESSES = (%ADDRESSES, %CLOSED_ADDRESSES);
  %NAMES = (%NAMES, %CLOSED_NAMES);
  return sort keys %CLOSED_ADDRESSES, keys %CLOSED_NAMES;
}

# Starts both servers; DOMAINS are those that exist.
sub start {
  my ($class, @domains) = @_;
  my $self = bless {folder => tempdir(CLEANUP => 1), port => free_port(), lists => free_port(), owner => $$}, $class;
  chmod 0755, $self->{folder};
  $self->{rbldnsd} = $self->start_lists(@domains);
  $self->write_resolver(@domains);
  $self->restart;
  return $self;
}

sub start_lists {
  my ($self, @domains) = @_;
  my @zones;
  for my $zone (sort keys %ADDRESSES) {
    my @lines = ("127.0.0.2 :$ADDRESSES{$zone}[0]:test");
    for my $first (1 .. 126, 128 .. 223) {
      for my $second (0 .. 31) {
        my $low = 8 * $second;
        my $code = listed($zone, "$first.$low", $ADDRESSES{$zone}) or next;
        push @lines, "$first.$low.0.0/13 :$code:listed";
      }
    }
    push @zones, $self->zone($zone, 'ip4set', @lines);
  }
  for my $zone (sort keys %NAMES) {
    my @lines = ("test :$NAMES{$zone}[0]:test");
    for my $domain (@domains) {
      my $code = listed($zone, $domain, $NAMES{$zone}) or next;
      push @lines, ".$domain :$code:listed";
    }
    push @zones, $self->zone($zone, 'dnset', @lines);
  }
  return spawn('rbldnsd', '-n', '-b', "127.0.0.1/$self->{lists}", '-w', $self->{folder}, '-u', $< ? scalar(getpwuid $<) : 'nobody', @zones);
}

sub zone {
  my ($self, $zone, $kind, @lines) = @_;
  write_file("$self->{folder}/$zone", ':127.0.0.2:listed', @lines);
  return "$zone:$kind:$zone";
}

sub write_resolver {
  my ($self, @domains) = @_;
  my @lists = sort keys %ADDRESSES, keys %NAMES;
  my @data;
  for my $domain (@domains) {
    my $number = number($domain);
    my $address = join '.', 1 + $number % 120, map {$number >> $_ & 255} 8, 16, 24;
    push @data, "$domain. 300 IN A $address", "$domain. 300 IN MX 10 mx.$domain.", "$domain. 300 IN NS ns.$domain.",
      "ns.$domain. 300 IN A " . join('.', 1 + $number % 97, map {$number >> $_ & 255} 9, 17, 23);
    push @data, "$domain. 300 IN TXT '\"v=spf1 ip4:" . (1 + $number % 200) . ".0.0.0/5 " . ('-all', '~all', '?all')[$number % 3] . "\"'" if $number % 2;
    push @data, "_dmarc.$domain. 300 IN TXT '\"v=DMARC1; p=" . ('none', 'quarantine', 'reject')[$number % 3] . "\"'" if $number % 5 > 2;
  }
  s/IN TXT '(.*)'/IN TXT $1/ for @data;
  write_file("$self->{folder}/unbound.conf", 'server:', map({"  $_"} 'interface: 127.0.0.1', "port: $self->{port}", 'do-ip6: no',
      'chroot: ""', 'username: ""', 'use-syslog: no', qq{directory: "$self->{folder}"}, qq{pidfile: "$self->{folder}/unbound.pid"},
      qq{logfile: "$self->{folder}/unbound.log"}, 'log-queries: yes', 'verbosity: 0', 'module-config: "iterator"', 'num-threads: 1',
      'do-not-query-localhost: no', 'access-control: 127.0.0.0/8 allow', 'unwanted-reply-threshold: 0', 'local-zone: "." static',
      map({qq{local-zone: "$_." transparent}} @lists), map({"local-data: '$_'"} @data)),
    'remote-control:', '  control-enable: no', map {('stub-zone:', "  name: $_", "  stub-addr: 127.0.0.1\@$self->{lists}")} @lists);
}

# A resolver without memory, and an empty log.
sub restart {
  my ($self) = @_;
  $self->stop('unbound');
  unlink "$self->{folder}/unbound.log";
  $self->{unbound} = spawn('unbound', '-d', '-c', "$self->{folder}/unbound.conf");
  for (1 .. 100) {
    my $resolver = Net::DNS::Resolver->new(nameservers => ['127.0.0.1'], port => $self->{port}, udp_timeout => 1, retry => 1);
    my $answer = $resolver->send('2.0.0.127.zen.spamhaus.org', 'A');
    if ($answer && $answer->answer) {
      truncate "$self->{folder}/unbound.log", 0;
      $self->{begin} = -s "$self->{folder}/unbound.log" || 0;
      return;
    }
    select undef, undef, undef, 0.1;
  }
  die "unbound does not answer; see unbound -d -c $self->{folder}/unbound.conf\n";
}

# The questions that came since the last call: lines of name and type.
sub questions {
  my ($self) = @_;
  open my $log, '<', "$self->{folder}/unbound.log" or return;
  seek $log, $self->{begin}, 0;
  my @questions = map {/info: 127\.0\.0\.1 (\S+)\. (\S+) IN/ ? "$1 $2" : ()} <$log>;
  $self->{begin} = tell $log;
  return grep {!/^2\.0\.0\.127\.zen/} @questions;
}

sub port {
  my ($self) = @_;
  return $self->{port};
}

sub spawn {
  my (@command) = @_;
  my $child = fork // die "cannot fork: $!\n";
  return $child if $child;
  open STDOUT, '>', '/dev/null';
  open STDERR, '>', '/dev/null' unless $ENV{NET_DEBUG};
  exec @command or die "$command[0]: $!\n";
}

sub stop {
  my ($self, $which) = @_;
  my $child = delete $self->{$which} or return;
  kill 'TERM', $child;
  waitpid $child, 0;
}

sub write_file {
  my ($path, @lines) = @_;
  open my $out, '>', $path or die "$path: $!\n";
  print $out "$_\n" for @lines;
  close $out or die "$path: $!\n";
}

sub DESTROY {
  my ($self) = @_;
  return if $$ != $self->{owner};
  local $?;    # the end of a server is not to become the exit code of the program
  $self->stop($_) for qw(unbound rbldnsd);
}

1;
