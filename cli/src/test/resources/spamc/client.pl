# client.pl PORT FILE: everything that Perl's client of the protocol can ask, with what it got, in lines "name: value".
use strict;
use warnings;
use Mail::SpamAssassin::Client;

my ($port, $file) = @ARGV;
open(my $in, '<:raw', $file) or die "$file: $!";
my $mail = do { local $/ = undef; readline($in) };
my $client = Mail::SpamAssassin::Client->new({ port => $port, host => '127.0.0.1', username => 'horatio' });

sub value { my ($name, $value) = @_; print "$name: ", defined $value ? $value : 'nothing', "\n" }

value('ping', $client->ping());
for my $call (qw(process check headers spam_report spam_report_ifspam)) {
  my $result = $client->$call($mail);
  value("$call $_", $result ? $result->{$_} : undef) for qw(isspam score threshold message report);
}
for my $kind (0, 0, 1, 2, 2) {
  value("learn $kind", $client->learn($mail, $kind));
  value("learn $kind answered", "$client->{resp_code} $client->{resp_msg}");
}
value('report', $client->report($mail));
value('revoke', $client->revoke($mail));
