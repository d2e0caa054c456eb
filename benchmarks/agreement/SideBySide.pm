# SideBySide: one set of messages through SpamAssassin and through Hamlet, for the programs in this folder.
#
# Both get the rules installed by Debian's spamassassin, local tests, no classifier, and the same further configuration:
# a pair of two files, either of which may be '': one of the site, read last, and one of a user, read as spamd reads it.
# A table of hits is a file in mass-check's form: PATH <tab> SCORE <tab> TESTS <tab> SUBTESTS, names sorted.
package SideBySide;

use strict;
use warnings;
use Cwd qw(abs_path);
use Exporter qw(import);
use File::Basename qw(dirname);
use File::Find qw(find);
use List::Util qw(shuffle);
use Mail::SpamAssassin;

our @EXPORT_OK = qw(messages content hamlet hamlet_command scanner hamlet_options spamassassin_table hamlet_table compare);

# The messages below PATHS, sorted; with SAMPLE only so many, drawn with SEED.
sub messages {
  my ($sample, $seed, @paths) = @_;
  my @found;
  find({no_chdir => 1, wanted => sub {push @found, $_ if -f && !m{/\.[^/]*$} && !m{/(?:index|README[^/]*|[^/]*\.md)$}}}, @paths);
  @found = sort @found;
  die "no messages below @paths\n" unless @found;
  return @found unless $sample && $sample < @found;
  srand $seed;
  my @drawn = (shuffle(@found))[0 .. $sample - 1];
  return sort @drawn;
}

sub content {
  my ($path) = @_;
  open my $in, '<:raw', $path or die "$path: $!\n";
  local $/;
  return scalar <$in> // '';
}

# The command in $HAMLET, or the launcher of this checkout.
sub hamlet_command {
  return split ' ', $ENV{HAMLET} || dirname(__FILE__) . '/../../hamlet';
}

sub hamlet {
  system(hamlet_command(), @_) == 0 or die "hamlet @_: exit code " . ($? >> 8) . "\n";
}

# The first message of each process of SpamAssassin, which keeps what was captured of it: a pattern with %{TAG} in it is
# filled with that for ever (docs/decisions/0004-captured-tags.md). No other message is to nobody.
my $FIRST_MESSAGE = <<'END';
From: nobody@example.com
To: nobody@first.example.com
Subject: first

http://www.example.com/first
END

# A SpamAssassin with the files in CONFIGURATION, and LINES of the site's read after its file, that has seen one message.
sub scanner {
  my ($configuration, @lines) = @_;
  my ($site, $user) = @$configuration;
  my $scanner = Mail::SpamAssassin->new({local_tests_only => 1, dont_copy_prefs => 1, userprefs_filename => '/dev/null',
    post_config_text => join("\n", 'use_bayes 0', 'use_auto_welcomelist 0', $site ? content($site) : (), @lines, '')});
  $scanner->init(0);
  $scanner->read_scoreonly_config($user) if $user;
  my $first = $scanner->parse([split /^/m, $FIRST_MESSAGE]);
  $scanner->check($first)->finish;
  $first->finish;
  return $scanner;
}

# Calls CODE in JOBS processes, each with its number and every JOBSth item.
sub in_parallel {
  my ($jobs, $code, @items) = @_;
  my @children;
  for my $job (0 .. $jobs - 1) {
    my $child = fork // die "cannot fork: $!\n";
    push(@children, $child), next if $child;
    $code->($job, map {$items[$_]} grep {$_ % $jobs == $job} 0 .. $#items);
    exit 0;
  }
  for my $child (@children) {
    waitpid $child, 0;
    die "a process that ran SpamAssassin failed\n" if $?;
  }
}

# Writes SpamAssassin's hits to the file OUT.
sub spamassassin_table {
  my ($out, $jobs, $configuration, @paths) = @_;
  in_parallel($jobs, sub {
    my ($job, @mine) = @_;
    my $scanner = scanner($configuration);
    open my $table, '>', "$out.$job" or die "$out.$job: $!\n";
    print $table hits($scanner, $_) for @mine;
    close $table or die "$out.$job: $!\n";
  }, @paths);
  open my $all, '>', $out or die "$out: $!\n";
  for my $job (0 .. $jobs - 1) {
    print $all content("$out.$job");
    unlink "$out.$job";
  }
  close $all or die "$out: $!\n";
}

sub hits {
  my ($scanner, $path) = @_;
  my $mail = $scanner->parse([split /^/m, content($path)]);
  my $status = $scanner->check($mail);
  my @tests = sort grep {$_ ne 'none'} split /,/, $status->get_names_of_tests_hit;
  my %subtests = map {$_ => 1} split /,/, $status->get_names_of_subtests_hit;
  my $line = sprintf "%s\t%.3f\t%s\t%s\n", $path, $status->get_score, join(',', @tests), join(',', sort keys %subtests);
  $status->finish;
  $mail->finish;
  return $line;
}

# Writes Hamlet's hits to the file OUT.
sub hamlet_table {
  my ($out, $jobs, $configuration, @paths) = @_;
  open my $list, '>', "$out.list" or die "$out.list: $!\n";
  print $list "$_\n" for @paths;
  close $list;
  hamlet('mass-check', hamlet_options($configuration), $configuration->[1] ? ('--user-prefs', $configuration->[1]) : (), '--threads', $jobs, '--list', "$out.list", '--out', $out);
  unlink "$out.list";
}

# Options of a hamlet command for the files in CONFIGURATION, and LINES of the site's read after its file.
sub hamlet_options {
  my ($configuration, @lines) = @_;
  my ($site, $user) = @$configuration;
  unshift @lines, 'include ' . abs_path($site) if $site;
  return (qw(--rules spamassassin --local --no-bayes), map {('--cf', $_)} @lines);
}

# Compares two tables of hits: prints a line that begins with NAME and, unless QUIET, an example for every rule that
# differs ('-' only SpamAssassin hit it, '+' only Hamlet). Returns the percentage of messages with identical hits. Rules
# that show only in other rules (__NAME) are told apart from those that show in the verdict, which the percentage is of.
sub compare {
  my ($name, $theirs, $ours, $quiet) = @_;
  my ($their_rows, $our_rows) = (rows($theirs), rows($ours));
  my ($same, $score, $same_subtests, %count, %example) = (0, 0, 0);
  for my $path (sort keys %$their_rows) {
    my ($their_score, $their_hits, $their_subtests) = @{$their_rows->{$path}};
    my ($our_score, $our_hits, $our_subtests) = @{$our_rows->{$path} || ['inf', {}, {}]};
    my @differ = differences($their_hits, $our_hits);
    my @inner = differences($their_subtests, $our_subtests);
    $count{$_}++, $example{$_} //= $path for @differ, @inner;
    $same++ unless @differ;
    $same_subtests++ unless @inner;
    $score++ if abs($their_score - $our_score) <= 0.05;
  }
  my $all = keys %$their_rows or die "$theirs: SpamAssassin's table is empty\n";
  my $percent = 100 * $same / $all;
  my @names = sort {$count{$b} <=> $count{$a} || $a cmp $b} keys %count;
  printf "%-14s %6d messages, identical hits %7.3f %%, score within 0.05 %7.3f %%, inner rules %7.3f %%%s\n", $name, $all,
    $percent, 100 * $score / $all, 100 * $same_subtests / $all, $quiet ? join('', map {", $_ $count{$_}"} @names) : '';
  printf "  %-42s %5d  e.g. %s\n", $_, $count{$_}, $example{$_} for $quiet ? () : @names;
  return $percent;
}

sub differences {
  my ($theirs, $ours) = @_;
  return ((map {"- $_"} grep {!$ours->{$_}} keys %$theirs), (map {"+ $_"} grep {!$theirs->{$_}} keys %$ours));
}

sub rows {
  my ($table) = @_;
  my %rows;
  for my $line (split /\n/, content($table)) {
    my ($path, $score, $hits, $subtests) = split /\t/, $line;
    $rows{$path} = [$score, map {my $names = $_ // ''; ({map {$_ => 1} split /,/, $names})} $hits, $subtests];
  }
  return \%rows;
}

1;
