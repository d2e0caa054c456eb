# Signs messages with Mail::DKIM, damages each in ten ways, and says what Mail::DKIM makes of every one of them.
#   perl sign.pl SEED COUNT NOW
# prints a line "K name record" for each key, then for each message "M length what results" and its bytes; of
# several signatures a result for each, in the order of their fields. Strict is RFC 8301: no SHA-1, no short keys.
use strict;
use warnings;
BEGIN { my $now = $ARGV[2]; *CORE::GLOBAL::time = sub () { $now } }
use Crypt::OpenSSL::RSA;
use Mail::DKIM::DkimPolicy;
use Mail::DKIM::PrivateKey;
use Mail::DKIM::Signature;
use Mail::DKIM::Signer;
use Mail::DKIM::Verifier;

my ($seed, $count) = @ARGV;
srand $seed;
binmode STDOUT;
my (%private, %record);

for my $bits (512, 1024, 2048) {
  my $rsa = Crypt::OpenSSL::RSA->generate_key($bits);
  my $public = $rsa->get_public_key_x509_string;
  $public =~ s/-----.*?-----|\s//g;
  $private{"r$bits"} = Mail::DKIM::PrivateKey->load(Cork => $rsa);
  $record{"r$bits"} = "v=DKIM1; k=rsa; p=$public";
  if ($bits == 1024) {
    my %same = (plain => "p=$public", tested => "v=DKIM1; t=y; p=$public", strict => "v=DKIM1; t=s; p=$public",
      only256 => "v=DKIM1; h=sha256; p=$public", only1 => "v=DKIM1; h=sha1; p=$public", note => "v=DKIM1; n=a note; p=$public;",
      service => "v=DKIM1; s=email; p=$public", other => "v=DKIM1; s=tlsrpt; p=$public", revoked => 'v=DKIM1; p=',
      spaced => "v = DKIM1 ; k = rsa ; p = $public ", version => "v=DKIM2; p=$public", kind => "v=DKIM1; k=dsa; p=$public",
      nonsense => 'something else', broken => "v=DKIM1; p=AAAA$public");
    while (my ($name, $text) = each %same) {
      $private{$name} = $private{r1024};
      $record{$name} = $text;
    }
  }
}
$private{missing} = $private{r1024};
print "K $_._domainkey.example.com $record{$_}\n" for sort keys %record;

no warnings 'redefine';
*Mail::DKIM::DNS::query = sub {
  my ($name, $type) = @_;
  my ($selector) = $name =~ /^([^.]+)\._domainkey\.example\.com$/i;
  return if !defined $selector || !defined $record{lc $selector};
  return Net::DNS::RR->new(name => $name, type => 'TXT', txtdata => [$record{lc $selector} =~ /(.{1,200})/g]);
};
*Mail::DKIM::DNS::query_async = sub {
  my ($name, $type, %then) = @_;
  my @found = eval { Mail::DKIM::DNS::query($name, $type) };
  return sub { $then{Callbacks}{Success} ? $then{Callbacks}{Success}->(@found) : @found };
};
use warnings;

for (1 .. $count) {
  my $text = signed();
  tell_of($text, 'whole');
  my @ways = ways();
  for my $way (0 .. $#ways) {
    my ($damaged, $how) = $ways[$way]->($text);
    tell_of($damaged, "way$way" . ($how // ''));
  }
}

sub pick { $_[rand @_] }

sub signed {
  my $text = message();
  for (1 .. pick(1, 1, 1, 2, 3)) {
    my $kind = pick('rsa-sha256', 'rsa-sha256', 'rsa-sha256', 'rsa-sha1');
    my $selector = pick('r1024', 'r1024', 'r2048', sort keys %private);
    my %more;
    $more{Expiration} = pick(time + 100000, time - 1000) if rand() < 0.1;
    my $signer = Mail::DKIM::Signer->new(Policy => sub {
      my $s = shift;
      my $signature = Mail::DKIM::Signature->new(Algorithm => $kind,
        Method => pick('simple', 'relaxed') . '/' . pick('simple', 'relaxed'), Domain => 'example.com',
        Selector => $selector, Headers => $s->headers, Timestamp => time, %more,
        (rand() < 0.3 ? (Identity => pick('@example.com', 'ann@example.com', '@mail.example.com', 'a=b@Example.com')) : ()));
      my ($body) = $text =~ /\r\n\r\n(.*)/s;
      # of an empty body Mail::DKIM signs the line end, however short l= says it is, and l=0 is nothing to it
      $signature->body_count(1 + int rand length($body) - 1) if $body =~ /\S/ && rand() < 0.25;
      $signature->{Key} = $private{$selector};
      $s->add_signature($signature);
      $s->{Key} = $private{$selector};
      return;
    });
    $signer->{Key} = $private{$selector};
    $signer->PRINT($text);
    $signer->CLOSE;
    my ($field) = map { $_->as_string } $signer->signatures;
    $text = "$field\r\n$text";
  }
  return $text;
}

sub message {
  my @fields = ('From: ' . pick('ann@example.com', "Ann\r\n <ann\@example.com>", 'Ann  Example   <ann@example.com>'),
    'To: bob@example.org', pick("Subject: words", "Subject:  a\tb \r\n  folded  ", 'SUBJECT : odd', 'Subject:'),
    'Date: Mon, 01 Jan 2024 00:00:00 +0000', 'Message-ID: <1@example.com>');
  push @fields, 'To: carol@example.org' if rand() < 0.2;
  push @fields, "X-Other: $_" for 1 .. pick(0, 1, 2);
  push @fields, pick('MIME-Version: 1.0', "Subject: second"), "Content-Type: text/plain; charset=utf-8" if rand() < 0.4;
  @fields = sort { rand() <=> 0.5 } @fields if rand() < 0.3;
  my @lines = map { join '', map { pick('a' .. 'z', ' ', '  ', "\t", "\xe4", '=') } 1 .. rand 60 } 0 .. pick(0, 1, 3, 12);
  # never without a last line end: there Mail::DKIM's simple form lacks the one that RFC 6376, 3.4.3 adds
  my $body = join "\r\n", @lines, '';
  $body = pick('', "\r\n", "\r\n\r\n\r\n", "text with an end\r\n", "  \r\n\t\r\n", "text \r\n\r\n \r\n") if rand() < 0.25;
  return join("\r\n", @fields) . "\r\n\r\n$body";
}

sub ways {
  my $body = sub { my ($with) = @_; sub { my ($h, $b) = split /\r\n\r\n/, $_[0], 2; "$h\r\n\r\n" . $with->($b // '') } };
  return (
    $body->(sub { "x$_[0]" }),
    $body->(sub { "$_[0]more\r\n" }),
    $body->(sub { "$_[0]\r\n\r\n" }),
    $body->(sub { my $b = $_[0]; $b =~ s/([ \t])/$1 /; $b =~ s/\r\n/ \r\n/; $b }),
    sub { my $t = $_[0]; $t =~ s/^(From:.*)\bann\@/${1}eve\@/mi; $t },
    sub { "From: eve\@example.net\r\n$_[0]" },
    sub { my $t = $_[0]; $t =~ s/^Subject( ?:)/Subject$1 /mi; $t =~ s/^To:/TO:/m; $t },
    sub { my $t = $_[0]; $t =~ s/^Date:.*\r\n//m; $t },
    sub { my $t = $_[0]; $t =~ s/\bbh=(.)/'bh=' . ($1 eq 'A' ? 'B' : 'A')/e; $t },
    sub { my $t = $_[0]; my $tag = pick('a=rsa-md5', 'v=2', 'c=loose', 'd=example.net', 's=missing', 'h=to:date', 'x=1', 'i=@example.net', 'l=9999999', 'q=http', 'z z', 'l=x', 't=1; t=2', 'a=RSA-SHA256');
      my ($name) = $tag =~ /^(.)=/;
      if (!$name || $t !~ s/\b$name=[^;]*;/$tag;/) { $t =~ s/^(DKIM-Signature:)/$1 $tag;/ }
      return ($t, ':' . $tag =~ s/ /_/gr) },
  );
}

sub tell_of {
  my ($text, $what) = @_;
  my $verifier = Mail::DKIM::Verifier->new(Strict => 1);
  $verifier->PRINT($text);
  $verifier->CLOSE;
  my @results = map { $_->result } $verifier->signatures;
  print 'M ', length $text, " $what ", join(',', @results) || '-', "\n", $text;
  print STDERR "$what ", join(' | ', map { $_->result_detail } $verifier->signatures), "\n" if $ENV{DETAILS};
}
