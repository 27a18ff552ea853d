/** Common passwords of twelve characters and more, from the list of zxcvbn-ts 4.1 (MIT), which comes from published leaks; shorter ones are refused for their length. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(`
  010203040506 012345678910 014702580369 01telemike01 050605rostik 102030405060 1111111111zz 111222333000 111222333444555 112233445566 122333444455555
  123123qweqwe 123321123321 123321456654 123321qweewq 123456654321 12345677654321 123456782000 1234567887654321 123456789000 12345678900987654321
  123456789012 1234567890987654321 1234567890qaz 1234567890qw 1234567890qwe 1234567890qwerty 1234567890zzz 123456789101 123456789123 1234567892000
  12345678987654321 123456789987654321 123456789aaa 123456789abc 123456789asd 123456789qaz 123456789qqq 123456789qwe 123456789qwer 123456789qwerty
  123456789zxc 1234567qwertyu 123456qwerty 123456zxcvbn 1234qwerasdf 1234qwerasdfzxcv 123ewqasdcxz 123qwe123qwe 123qwe456rty 123qweasdzxc 123qwerty123
  12qw34er56ty 159753159753 159753456852 193570356033 19960610ilja 1a2a3a4a5a6a 1a2s3d4f5g6h 1q2w3e4r5t6y 1qa2ws3ed4rf 1qa2ws3ed4rf5tg 1qaz2wsx3edc
  1qaz2wsx3edc4rfv 1qazxsw23edc 1qazxsw23edcvfr4 23176djivanfros 23wkoa0fp78dk 31217221027711 32615948worms 41d8cd98f00b 420842084208555 4815162342lf
  4815162342lost 541233432442 59382113kevinp 6215mila6215 742617000027 89063032220m 89231243658s 89876065093rax 89semtsriuty a1s2d3f4g5h6 abc123456789
  admin18533362 administrator aksjdlasdakj89879 alpha135792468 amadeusptfcor an83546921an13 andrewjackie antananarivu anytimetoday asd123asd123
  asdfgh123456 asdfghjkl123 auckland2010 avrillavigne badiman28200 bhrh0h2oof6xbqjeh blacksonblon bltynbabrfwbz boy4u2ownnyc bpgjldsgjldthnf
  bullnuts2003 cheeseburger chesterfield chickenwing101 christopher1 civilization cjdthitycndj cnfc35762209 combat123654 configuratio construction
  contortionist corperfmonsy cosmopolitan counterstrike devilmaycry4 digitalprodu dkflbvbhjdbx dkflbvbhjdyf domainlock2005 edwardcullen entertainment
  fatima753357 finalfantasy findaupair007 fkmnthyfnbdf fktrcfylhjdbx fktrcfylhjdf fktrcfylhjdyf flvbybcnhfnjh foreveryoung frederiksberg fynfyfyfhbde
  gfhfktkjuhfv gfhjkmgfhjkm ghbdtnghbdtn ghbdtnrfrltkf ghhh47hj7649 ghjatccbjyfk ghjcnjgbpltw ghjcnjgfhjkm ghjcnjghjcnj ghjcnjqgfhjkm ghjcnjrdfibyj
  ghjnbdjcnjzybt ghtdtlvtldtl gjkysqgbpltw greenlantern gthtrfnbgjkt gtnhjpfdjlcr hd764nw5d7e1vb1 hd764nw5d7e1vbv hedimaptfcor iampurehaha2
  ilovemyfamily ingodwetrust installdevic installsqlst intelligence international ipo54tj45uy856 iseedeadpeople jamesbond007 josephphone7 justinbieber
  ktjynsq40147 leavemealone lhbjkjubz2957704 lost4815162342 love777321777 lytdybrbdfvgbhf lytghjgtnhjdcr mailcreated5240 maprchem56458 marinamarina
  massimiliano masterbaiting maurolarastefy mevefalkcakk michaeljackson minecraft123 minnesota_hp morganstanley mortalkombat msoracle32re msorcloledbr
  nastyanastya ne_e_pod_chehyl necronomicon needforspeed nemvxyheqdd5oqxyxyzi networkingpe newproject2004 nhbujyjvtnhbz nhecsyfujkjdt nhfdvfnjkju123
  nhfycajhvths nick1234-rem936 nightcrawler nondriversig ntktdbpjh1994 olcrackmaster ontheoutside paraklast1974 password1234 passwordassword
  passwordpassword passwordstandard pfqwtd27121988 philadelphia playstation2 playstation3 professional ptybnxtvgbjy punksnotdead q1w2e3r4t5y6
  q1w2e3r4t5y6u7 q1w2e3r4t5y6u7i8 q1w2e3r4t5y6u7i8o9p0 qawsedrftgyh qaz123wsx456 qazwsx123456 qazwsxedc123 qazwsxedcrfv qazwsxedcrfvtgb qazwsxqazwsx
  qazxswedc123 qazxswedcvfr qwaszxerdfcv qwe123qwe123 qweasdzxc123 qwerasdfzxcv qwertasdfgzxcvb qwerty123456 qwerty123456789 qwertyasdfgh qwertyuiop10
  qwertyuiop12 qwertyuiop123 qwertyuiop12345 qwertyytrewq residentevil rfnthbyf1988 ronaldinho10 sanfrancisco satisfaction saun24865709 scandinavian
  sdicmt7seytn seemnemaailm sojdlg123aljg sonnenschein sonyericsson specialinsta stratocaster supernatural systemofadown temppassword thecakeisalie
  ticketmaster transformers unbelievable vanyarespekt vfhbyfvfhbyf vfrcbvvfrcbv vfvfvskfhfve vladimirovna warhammer40k wazzkaprivet websolutions
  websolutionssu webuivalidat weihnachtsbau weihnachtsbaum xxxp455w0rd5 z1x2c3v4b5n6 z1x2c3v4b5n6m7 zaq12wsxcde3 zaq1xsw2cde3 zaqwsxcderfv zcfvfzkexifz
  zqjphsyf6ctifgu zxcasdqwe123 zxcvbn123456 zxcvbnm123456789 zxcvbnmmnbvcxz
`.trim().split(/\s+/));

/** Words that common passwords are made of: with nothing but digits and signs around them, they are guessed at once. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(`
  access action adidas adrian airborne alaska albert alexande alexander alexandr alexis alicia allison amanda america anderson andre andrea andrew
  andrey angel angela angels animal anthony antonio apollo apple apples arsenal arthur asdasd asdfasdf asdfgh asdfghjk asdfghjkl ashley assman august
  austin avalon azerty babygirl badass badboy badger bailey banana bandit barbara barney baseball batman beatles beavis benjamin bigboy bigdog bigred
  billy birdie bishop biteme black blazer bollocks bonnie booger boomer boston bradley brandon brandy braves brian brittany bronco broncos brooke
  brooklyn brutus bubba bubbles buddha buddy budlight buffalo bulldog bulldogs buster calvin camaro cameron canada captain carlos carmen carolina
  caroline carter cartman casper cassie celtic champion chance charles charlie cheese chelsea cherokee chester chevy chicago chicken chris christin
  claudia cocacola coffee college compaq computer cookie cooper copper corvette cougar courtney cowboy cowboys creative cricket crystal dakota dallas
  dancer daniel danielle darkness david death debbie december denise dennis destiny dexter diablo diamond diesel digger digital disney doctor doggie
  dolphin dolphins domino donald donkey douglas dragon dreams driver drowssap drummer duncan eagle eagles eclipse edward einstein elephant eminem enigma
  enter everton explorer falcon family fantasy fender ferrari fireman fishing fktrcfylh florida flower fluffy flyers football forest forever francis
  frank frankie franklin freddy freedom friday friend friends gabriel gandalf garfield gateway gators gemini general genesis genius george gfhjkm ghbdtn
  giants gibson ginger girls godzilla golden golfer goober google gordon green gregory guinness guitar gunner hammer hannah happy hardcore harley hawaii
  heather heaven hello helpme hitman hockey homer honda horney horses hotdog hotrod houston howard hummer hunter iceman iloveyou infinity internet
  ireland ironman iwantu jackass jackie jackson jaguar james jasmine jason jasper jeffrey jennifer jeremy jessica jessie jester jesus jimmy johnny
  johnson jonathan jordan joseph joshua junior jupiter justice justin karina kawasaki kelly kevin killer kimberly kitten kitty klaster knight kristina
  lacrosse lakers lasvegas lauren legend leslie letmein liberty lifehack little liverpoo liverpool lizard logitech london louise lovely loveme lover
  lovers loveyou lucky maddog madison maggie magic magnum marcus marina marine marines marlboro marley marshall martin marvin maryjane master matrix
  matthew maverick maximus maxwell melanie melissa member mercedes mercury merlin metallic metallica mexico michael michelle michigan mickey midnight
  miller minecraft molly monday money monica monkey monster montana morgan mother motorola mountain mozart muffin murphy music mustang naruto nascar
  natalie natasha nathan nelson newyork nicholas nicole nikita nintendo nirvana nissan norman nothing november october oksana oliver olivia online
  orange packers pakistan pamela pantera panther paradise parker passion passport password patches patricia patrick peaches peanut penguin pepper peter
  phantom phoenix platinum player please pokemon police poohbear pookie poopoo popcorn porsche power prince princess private pumpkin purple qazwsx
  qazwsxedc qazxsw qwaszx qweasd qweasdzxc qweqwe qwert qwerty qwertyu qwertyui qwertyuiop rabbit rachel racing raider raiders rainbow ranger rangers
  rascal rebecca reddog redrum redskins redsox redwings reggie richard robert rocket rocky rosebud runner ruslan russell russia sabrina samantha sammy
  samson samsung samuel sandman sandra sarah saturn scarface school scooby scooter scorpio scorpion scotland scott scotty secret security semperfi
  sergey shadow shannon sharon shelby shorty sierra silver simple simpsons skippy slayer slipknot smokey snickers sniper snoopy snowball soccer softball
  sophie sparky speedy spencer spider spirit spitfire spooky stalker stanley stargate startrek starwars steelers stella stephen steve steven stupid
  success summer sunshine super superman surfer suzuki svetlana sweet swordfis sydney system taylor tennis teresa tester testing theman therock thomas
  thumper thunder tiffany tiger tigers tigger timothy tinker tomcat topgun toyota travis trinity trouble tucker turtle united vampire vanessa veronica
  vfhbyf victor victoria viking vikings vincent viper vladimir voodoo voyager walker walter warrior welcome westside whatever wildcats william williams
  willie willow wilson winner winston winter wizard xavier yamaha yankee yankees yellow zxcvbn zxcvbnm
`.trim().split(/\s+/));
