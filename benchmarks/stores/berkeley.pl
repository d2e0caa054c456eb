# berkeley.pl learn|find|single|open|endless DIRECTORY LESSONS: the paces of StoreRun.java with SpamAssassin's own store
# (Mail::SpamAssassin::BayesStore::DBM over Berkeley DB), opened and closed around each message as SpamAssassin does.
use strict;
use warnings;
use Mail::SpamAssassin;
use Time::HiRes qw(time);

my ($task, $directory, $lessons) = @ARGV;
my $sa = Mail::SpamAssassin->new({
  config_text => "loadplugin Mail::SpamAssassin::Plugin::Bayes\nuse_bayes 1\nbayes_path $directory/bayes\n"
    . "bayes_auto_learn 0\nbayes_auto_expire 0\n",
  local_tests_only => 1, dont_copy_prefs => 1, userstate_dir => $directory, home_dir_for_helpers => $directory });
$sa->init(1);
my ($bayes) = grep { $_->isa('Mail::SpamAssassin::Plugin::Bayes') } @{$sa->{plugins}->{plugins}};
my $store = $bayes->{store} or die 'no store';

open my $in, '<', $lessons or die "$lessons: $!";
my @lines = map { chomp; my ($label, @keys) = split / /; [$label eq 'spam', map { pack 'H*', $_ } @keys] } <$in>;
close $in;

sub learn {
  my ($number, $spam, @keys) = @_;
  $store->tie_db_writable or die 'cannot write';
  my %tokens = map { $_ => 1 } @keys;
  $store->seen_put(sprintf('%040x@sa_generated', $number), $spam ? 's' : 'h');
  $store->nspam_nham_change($spam ? (1, 0) : (0, 1));
  $store->multi_tok_count_change($spam ? 1 : 0, $spam ? 0 : 1, \%tokens, 1_000_000 + $number);
  $store->untie_db;
}

sub find {
  my $sum = 0;
  $sum += $_->[1] + $_->[2] for @{$store->tok_get_all(@_)};
  return $sum;
}

sub written {
  open my $io, '<', '/proc/self/io' or die $!;
  my ($bytes) = map { /^write_bytes: (\d+)/ ? $1 : () } <$io>;
  return $bytes;
}

if ($task eq 'learn') {
  my ($begin, $updates) = (time, 0);
  for my $i (0 .. $#lines) {
    learn($i, @{$lines[$i]});
    $updates += @{$lines[$i]} - 1;
  }
  printf "updates_per_s %.3f\n", $updates / (time - $begin);
} elsif ($task eq 'find') {
  $store->tie_db_readonly or die 'cannot read';
  my ($begin, $asked, $found, $least) = (time, 0, 0, 0);
  for my $line (@lines) {
    my (undef, @keys) = @$line;
    $found += find(@keys);
    $asked += @keys;
  }
  die 'tokens that were learned were not found' if $found < $asked;
  printf "lookups_per_s %.3f\n", $asked / (time - $begin);
  $store->untie_db;
} elsif ($task eq 'single') {
  my $messages = 1_000;
  my ($before, $begin) = (written(), time);
  for my $i (0 .. $messages - 1) {
    learn(1_000_000 + $i, @{$lines[$i % @lines]});
  }
  printf "single_ms %.3f\n", 1000 * (time - $begin) / $messages;
  printf "single_bytes %.3f\n", (written() - $before) / $messages;
} elsif ($task eq 'open') {
  my $begin = time;
  $store->tie_db_readonly or die 'cannot read';
  my (undef, @keys) = @{$lines[0]};
  my $found = find(@keys);
  printf "open_ms %.3f\nopen_found %.3f\n", 1000 * (time - $begin), $found;
  $store->untie_db;
} elsif ($task eq 'endless') {
  for (my $i = 0; ; $i++) { learn(2_000_000 + $i, @{$lines[$i % @lines]}) }
}
$sa->finish;
