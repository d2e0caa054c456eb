import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.hamlet.mailet.HamletScan;
import org.hamlet.mailet.IsHamletSpam;
import org.hamlet.mailet.SharedScanners;

/** Scans a spam and a ham under the mailet API of James 3.9 and prints what James would see. */
public class ScanTwoMails {

  private static final String GTUBE =
      "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";

  public static void main(String[] args) throws Exception {
    HamletScan scan = new HamletScan(new SharedScanners(), null);
    scan.init(FakeMailetConfig.builder().setProperty("local", "true").build());
    for (String body : new String[] {GTUBE, "Lunch on Thursday?"}) {
      FakeMail mail = mail(body);
      scan.service(mail);
      IsHamletSpam matcher = new IsHamletSpam();
      matcher.init(FakeMatcherConfig.builder().matcherName("IsHamletSpam").build());
      System.out.println("status " + mail.getMessage().getHeader("X-Spam-Status")[0].substring(0, 3));
      System.out.println("matched " + matcher.match(mail));
      System.out.println("headers " + mail.getPerRecipientSpecificHeaders().getHeadersByRecipient());
    }
    scan.destroy();
  }

  private static FakeMail mail(String body) throws Exception {
    byte[] bytes = ("Subject: x\r\n\r\n" + body + "\r\n").getBytes(StandardCharsets.US_ASCII);
    Session session = Session.getInstance(new Properties());
    return FakeMail.builder()
        .name("mail")
        .size(bytes.length)
        .sender("a@example.com")
        .recipient("b@example.org")
        .mimeMessage(new MimeMessage(session, new ByteArrayInputStream(bytes)))
        .build();
  }
}
