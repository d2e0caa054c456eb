# Answers pairs of pattern and text with what Perl itself makes of them.
# in:  hex of (?mods)pattern, blank, hex of text      one pair a line
# out: E message | N | M start,end start,end ...      whole match first, then the groups
use strict;
use warnings FATAL => 'regexp';
no warnings 'experimental';
my ($last, $compiled) = ('');
while (my $line = <STDIN>) {
  chomp $line;
  my ($pattern, $text) = map { pack 'H*', $_ } split / /, $line, 2;
  if (!defined $compiled || $pattern ne $last) {
    $last = $pattern;
    $compiled = eval { qr/$pattern/aa };
    if (!defined $compiled) {
      # only the plain beginning: the rest quotes the pattern, sometimes cut inside a character
      my ($error) = unpack('C0A*', $@) =~ /^([ -~]{0,200})/;
      print "E $error\n";
      next;
    }
  }
  if ($text =~ $compiled) {
    my @pairs = map { ($-[$_] // -1) . ',' . ($+[$_] // -1) } 0 .. $#-;
    push @pairs, '-1,-1' while @pairs < @+;
    print "M @pairs\n";
  } else {
    print "N\n";
  }
}
