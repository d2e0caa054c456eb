#!/usr/bin/perl
# send-many.pl N CLIENTS PREFIX: sends N messages over CLIENTS connections at once to the Postfix of this machine;
# none of them begins before all connections are greeted. Each message has the Message-ID <PREFIX-NUMBER@example.com>.
# Fails when one was not accepted.
use strict;
use warnings;
use Net::SMTP;

my ($number, $clients, $prefix) = @ARGV;
my @children;
pipe my $greeted, my $greets or die "pipe: $!";
pipe my $begun, my $begins or die "pipe: $!";
for my $client (0 .. $clients - 1) {
  my $pid = fork // die "fork: $!";
  if ($pid) { push @children, $pid; next }
  my $smtp = Net::SMTP->new('127.0.0.1', Hello => 'client.example.com', Timeout => 120) or die "no Postfix: $@";
  close $begins;
  syswrite $greets, '.';
  sysread $begun, my $nothing, 1;
  for (my $i = $client; $i < $number; $i += $clients) {
    my $spam = $i % 4 == 0 ? "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X\n" : '';
    my $mail = "From: writer\@example.com\nTo: reader\@example.org\nSubject: number $i\n"
      . "Date: Mon, 12 Oct 2026 09:14:02 +0000\nMessage-ID: <$prefix-$i\@example.com>\n\n"
      . "Number $i, with a dot on a line:\n.\n$spam" . "The end of $i.\n";
    $smtp->mail('writer@example.com') && $smtp->to('reader@example.org') && $smtp->data($mail)
      or die "$prefix-$i was not accepted: " . $smtp->message;
  }
  $smtp->quit;
  exit 0;
}
close $greets;
alarm 150;
for (1 .. $clients) { sysread $greeted, my $one, 1 or die "not all $clients connections were greeted" }
alarm 0;
close $begins;
my $failed = 0;
for (@children) { waitpid $_, 0; $failed ||= $? }
exit($failed ? 1 : 0);
