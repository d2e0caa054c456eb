# ModernText: sentences without much sense in thirty languages, for the program modern.
#
# A language is a hash: words to draw from, names of people, the charsets mail in it is sent in besides UTF-8, what stands
# between words and at the end of a sentence, and whether it runs from right to left.
package ModernText;

use strict;
use utf8;
use warnings;
use Exporter qw(import);

our @EXPORT_OK = qw(languages sentence);

my @WEST = qw(iso-8859-1 windows-1252 iso-8859-15);
my @LANGUAGES = map {language(@$_)} (
  ['en', 'your order has been shipped today please click here to verify account invoice meeting free offer save now unsubscribe dear customer we are pleased to inform you', 'John Doe|Mary Major', 'us-ascii', @WEST],
  ['de', 'Ihre Bestellung wurde heute verschickt bitte überprüfen Sie die Rechnung für März Grüße aus Köln Straße kostenlos jetzt sparen Öffnungszeiten', 'Jörg Müller|Änne Groß', @WEST],
  ['fr', 'votre commande a été expédiée cliquez ici pour vérifier le reçu français à bientôt cœur gratuit dès aujourd’hui l’été', 'Émile Lefèvre|Zoë François', @WEST],
  ['es', 'su pedido ha sido enviado haga clic aquí para verificar la factura mañana ¡gratis! ¿quién? año niño corazón', 'José Muñoz|Begoña Ibáñez', @WEST],
  ['pt', 'seu pedido foi enviado clique aqui para verificar a fatura amanhã grátis promoção coração não perca atenção', 'João Gonçalves|Conceição Araújo', @WEST],
  ['it', 'il tuo ordine è stato spedito clicca qui per verificare la fattura perché città gratis più così', 'Niccolò Rossi|Noè Dalì', @WEST],
  ['nl', 'uw bestelling is verzonden klik hier om de factuur te bekijken één gratis coördinatie reünie', 'Daniël Visser|Zoë de Boer', @WEST],
  ['sv', 'din beställning har skickats klicka här för att se fakturan på måndag gratis åäö hälsningar', 'Åsa Öberg|Björn Ek', @WEST],
  ['pl', 'Twoje zamówienie zostało wysłane kliknij tutaj aby sprawdzić fakturę źródło żółć gęślą jaźń dziękujemy', 'Łukasz Żak|Świętosława Wójcik', qw(iso-8859-2 windows-1250)],
  ['cs', 'vaše objednávka byla odeslána klikněte zde příliš žluťoučký kůň úpěl faktura děkujeme', 'Jiří Dvořák|Růžena Šťastná', qw(iso-8859-2 windows-1250)],
  ['hu', 'rendelését elküldtük kattintson ide a számla megtekintéséhez árvíztűrő tükörfúrógép köszönjük', 'Győző Nagy|Ágnes Szűcs', qw(iso-8859-2 windows-1250)],
  ['ro', 'comanda dumneavoastră a fost expediată faceți clic aici pentru factură mâine și țară gratuit', 'Ștefan Țepeș|Ioana Bălan', qw(iso-8859-2 iso-8859-16)],
  ['tr', 'siparişiniz gönderildi faturayı görmek için tıklayın ücretsiz çağrı şimdi ğüşıöç İstanbul', 'İbrahim Yılmaz|Gülşah Çağlar', qw(iso-8859-9 windows-1254)],
  ['ru', 'ваш заказ отправлен нажмите здесь чтобы проверить счёт бесплатно сегодня скидка уважаемый клиент мы рады сообщить', 'Иван Петров|Ольга Сидорова', qw(koi8-r windows-1251 iso-8859-5)],
  ['uk', 'ваше замовлення надіслано натисніть тут щоб перевірити рахунок безкоштовно їжак ґанок єдність', 'Тарас Шевчук|Їлія Ґудзь', qw(koi8-u windows-1251)],
  ['bg', 'вашата поръчка е изпратена щракнете тук за да проверите фактурата безплатно ъгъл', 'Георги Илиев|Яна Щерева', qw(windows-1251)],
  ['el', 'η παραγγελία σας έχει αποσταλεί κάντε κλικ εδώ για το τιμολόγιο δωρεάν σήμερα ευχαριστούμε', 'Γιώργος Παππάς|Ελένη Ζωή', qw(iso-8859-7 windows-1253)],
  ['he', 'ההזמנה שלך נשלחה לחץ כאן כדי לבדוק את החשבונית חינם היום תודה רבה', 'דוד כהן|שרה לוי', qw(windows-1255 iso-8859-8)],
  ['ar', 'تم إرسال طلبك انقر هنا للتحقق من الفاتورة مجانا اليوم عزيزي العميل شكرا', 'محمد علي|فاطمة حسن', qw(windows-1256 iso-8859-6)],
  ['fa', 'سفارش شما ارسال شد برای دیدن صورتحساب اینجا کلیک کنید رایگان امروز گچپژ', 'رضا احمدی|زهرا کریمی', qw(windows-1256)],
  ['hi', 'आपका ऑर्डर भेज दिया गया है बिल देखने के लिए यहाँ क्लिक करें मुफ़्त आज धन्यवाद', 'राम शर्मा|सीता देवी', qw(utf-8)],
  ['bn', 'আপনার অর্ডার পাঠানো হয়েছে চালান দেখতে এখানে ক্লিক করুন বিনামূল্যে আজ', 'রহিম আলী|মিতা সেন', qw(utf-8)],
  ['ta', 'உங்கள் ஆர்டர் அனுப்பப்பட்டது விலைப்பட்டியலைப் பார்க்க இங்கே இலவசம் இன்று', 'முருகன்|மீனா', qw(utf-8)],
  ['vi', 'đơn hàng của bạn đã được gửi bấm vào đây để xem hóa đơn miễn phí hôm nay cảm ơn', 'Nguyễn Văn Ân|Trần Thị Bưởi', qw(windows-1258)],
  ['ka', 'თქვენი შეკვეთა გაიგზავნა დააჭირეთ აქ უფასო დღეს მადლობა', 'გიორგი|ნინო', qw(utf-8)],
  ['hy', 'ձեր պատվերն ուղարկվել է սեղմեք այստեղ անվճար այսօր շնորհակալություն', 'Արամ|Անի', qw(utf-8)],
  ['th', 'คำสั่งซื้อ ของคุณ ถูกจัดส่งแล้ว คลิกที่นี่ เพื่อดู ใบแจ้งหนี้ ฟรี วันนี้ ขอบคุณ', 'สมชาย|สมหญิง', qw(tis-620 windows-874)],
  ['zh', '您的 订单 已发货 请 点击 这里 查看 发票 免费 今天 优惠 尊敬的 客户 验证 账户 谢谢', '王小明|李华', qw(gb2312 gbk gb18030)],
  ['tw', '您的 訂單 已出貨 請 點擊 這裡 查看 發票 免費 今天 優惠 親愛的 顧客 驗證 帳戶 謝謝', '陳大文|林美麗', qw(big5)],
  ['ja', 'ご注文の 商品を 発送しました こちらを クリック して 請求書を ご確認 ください 無料 今日 カタカナ お客様', '山田 太郎|鈴木 花子', qw(iso-2022-jp shift_jis euc-jp)],
  ['ko', '주문하신 상품이 발송되었습니다 여기를 클릭하여 청구서를 확인하세요 무료 오늘 감사합니다', '김철수|이영희', qw(euc-kr ks_c_5601-1987)],
);

sub language {
  my ($code, $words, $names, @charsets) = @_;
  my $ideographs = $code =~ /^(?:zh|tw|ja)$/;
  return {code => $code, words => [split / /, $words], names => [split /\|/, $names], charsets => \@charsets, space => $ideographs ? '' : ' ', stop => $ideographs ? '。' : '.', rtl => scalar $code =~ /^(?:he|ar|fa)$/};
}

sub languages {
  return @LANGUAGES;
}

# A sentence in LANGUAGE, its words drawn by PICK.
sub sentence {
  my ($language, $pick) = @_;
  my @words = map {$pick->(@{$language->{words}})} 1 .. $pick->(2 .. 12);
  return ucfirst join($language->{space}, @words) . $pick->($language->{stop}, $language->{stop}, '!', '?', ' ...');
}

1;
