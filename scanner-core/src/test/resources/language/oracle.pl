# Answers, for ConfigurationLanguageTest, what SpamAssassin makes of each case of the files given: a line with the
# score, the rules that hit and, where the case asks for them, the X-Spam-* fields. Public methods and the
# documented configuration object only. Each case has a process of its own, so that none sees another's rules.
use strict;
use warnings;
use File::Temp qw(tempfile);
use Mail::SpamAssassin;

$ENV{LANGUAGE} = 'en_US';
my ($folder, @files) = @ARGV;
my @plugins = qw(URIDNSBL SPF AutoLearnThreshold WelcomeListSubject MIMEHeader ReplaceTags DKIM Check
  HTTPSMismatch URIDetail Bayes BodyEval DNSEval HTMLEval HeaderEval MIMEEval RelayEval URIEval WLBLEval
  VBounce ImageInfo FreeMail AskDNS HashBL);
for my $plugin (@plugins) { eval "require Mail::SpamAssassin::Plugin::$plugin" or die $@ }
my $loads = join '', map { "loadplugin Mail::SpamAssassin::Plugin::$_\n" } @plugins;
$loads .= "enable_compat welcomelist_blocklist\n";

$| = 1;
for my $file (@files) {
  open my $in, '<:raw', "$folder/$file" or die "$file: $!";
  my $text = do { local $/; <$in> };
  for my $block (split /^== /m, $text) {
    next if $block !~ /\S/ || $block =~ /^#/;
    my ($name, $rest) = split /\n/, $block, 2;
    my $pid = fork // die $!;
    if (!$pid) {
      my $answer = eval { answer($rest) } // "DIED $@";
      $answer =~ s/\n/\\n/g;
      print "$name\t$answer\n";
      close STDOUT;
      exec 'true';
    }
    waitpid $pid, 0;
  }
}

sub section {
  my ($text, $name) = @_;
  return $text =~ /^-- \Q$name\E ?(.*?)\n(.*?)(?=^-- |^[-~]> |^<> |\z)/ms ? ($1, $2) : ();
}

sub answer {
  my ($case) = @_;
  my ($config) = $case =~ /\A(.*?)(?=^-- |^[-~]> |^<> |\z)/ms;
  my ($message) = section($case, 'message');
  my ($none, $preferences) = section($case, 'preferences');
  my ($shown) = section($case, 'fields');
  open STDERR, '>', '/dev/null' unless $ENV{LANGUAGE_DEBUG};
  my $sa = Mail::SpamAssassin->new({
    config_text => $loads . "util_rb_tld com org net example\nutil_rb_2tld co.uk\n" . $config,
    local_tests_only => 1, dont_copy_prefs => 1, userprefs_filename => '/dev/null',
    home_dir_for_helpers => '/nonexistent', username => 'nobody',
    debug => $ENV{LANGUAGE_DEBUG} // 0,
  });
  $sa->init(1);
  my $errors = $sa->{conf}{errors} // 0;
  if (defined $preferences) {
    my ($handle, $file) = tempfile(UNLINK => 1);
    print $handle $preferences;
    close $handle;
    $sa->read_scoreonly_config($file);
    unlink $file;
    $errors = $sa->{conf}{errors} // 0;
  }
  open my $in, '<:raw', "$folder/messages/" . ($message || 'plain') . ".eml" or die "$message: $!";
  my $bytes = do { local $/; <$in> };
  my $mail = $sa->parse($bytes);
  my $pms = $sa->check($mail);
  my $scores = $pms->{conf}{scores};
  my %sub = map { $_ => 1 } @{ $pms->{subtest_names_hit} };
  my %times;
  $times{$_}++ for @{ $pms->{test_names_hit} };
  my @hits = map { "$_=" . (0 + ($scores->{$_} // 0)) . ($times{$_} > 1 ? "*$times{$_}" : '') } keys %times;
  my @out = (sprintf('%.3f', $pms->get_score()), sort(@hits), sort keys %sub);
  push @out, '!' if $errors;
  my $answer = join ' ', @out;
  if (defined $shown) {
    my ($header) = split /\n\n/, $pms->rewrite_mail(), 2;
    $header =~ s/\r//g;
    my @fields = split /\n(?![ \t])/, $header;
    for my $field (@fields) {
      next unless $field =~ /^X-Spam-/i || ($shown && $field =~ /^(?:$shown):/);
      next if $field =~ /^X-Spam-Checker-Version:/;
      $answer .= "\n" . $field;
    }
  }
  return $answer;
}
