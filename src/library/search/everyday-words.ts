import { stem } from './stem.js';

/**
 * Words of ordinary life. They are no misspelt names (wealth is not health, Marie is not Macie), and however often the notes use them,
 * they do not show by themselves that a service is meant. A word that names something in a deck is still found by that name.
 */
const EVERYDAY = `
able above abroad accident act actor actually add address adult afraid afternoon age ago agree air airport album allow angry animal
answer apartment appear apple arm army art article artist attack attention aunt author autumn average baby bad bag ball banana band bank
bar baseball basketball bath beach bean bear beat beautiful beauty become bed beef beer begin behind believe bell bend bicycle bike big
bird birth birthday bit bitcoin bite black blood blow blue board boat body book born boss bot bottle bottom bowl box boy bread breakfast bridge
bright bring brother brown brush budget burn bus business busy butter buy cake camera camp candy capital car card care carry case cat
catch cause center central century chair champion chance change character charge cheap cheese chef chicken child children chocolate
choice choose church city class classroom clean clear clever climb close clothes cloud club coast coat coffee cold color colour come
comfortable comment common community company compare competition component computer concert contain continue cook cookie cool copy corn corner
correct count country couple course court cousin cover cow crazy cream cross crowd cry culture cup curry cute cut daily dance danger
dark date daughter day dead dear death decide deep degree delicious dentist describe desk diary die diet dinner director dish doctor dog
dollar door doubt down draw dream dress drink drive driver drop dry duck dust duty early ear earth east easy eat economy edge education
egg eight elephant end energy engine enjoy enter evening event exam exciting exercise expensive explain eye face fact fail fall false
family famous fan far farm fashion fast fat father favorite favourite feel feeling festival fever few field fight fill film final finally
fine finger finish fire fish five flat flight floor flower fly follow food foot football foreign forest forget form former forward four
free fresh friend front fruit full fun funny future gain gallery game garden gas general gentle gift girl glad glass gold golf goodbye
government grade grandfather grandmother grass gray great green ground grow guess guest guide guitar gun guy hair half hall hand handsome
happen happy hard hat hate head health healthy hear heart heat heavy hello high hill history hit hobby hold holiday home homework hope
horse hospital hot hotel hour house huge human hundred hungry hurry hurt husband ice idea ill important income increase individual
insect interest interesting international internet invite island january february march april june july august september october november
december jacket job join joke journey juice jump kid kill kind king kiss kitchen knee knife lady lake language large late laugh law lazy
lead learn leave left leg lemon lesson letter level library lie life light like likely line lion lip list listen literature little live
local lonely loss lost lot loud love lovely low luck lunch machine magazine main major man map mark market married match matter meal
meat medicine meet meeting melon member memory message middle milk million mind minute mirror miss mistake modern moment money monkey
month mood moon morning mother mountain mouse mouth move movie museum music name narrow nation nature near neck neighbor nervous news
newspaper nice night nine noise nobody noon north nose note nothing notice novel number nurse ocean office oil old onion open opinion
orange order outside page pain paint pair paper parent park part partner party pass past path pay peace pen pencil penguin people pepper
perfect period person pet phone photo piano pick picnic picture piece pig pilot pink pizza place plan plane planet plant plastic plate
play player pleasant plenty pocket poem point police polite politics pool poor popular population position post potato present president
pretty price prince princess prize probably problem produce program project proud public pull push puzzle queen question quiet race
radio rain rainbow ramen rate reach react read ready real reason receive recipe record red relax remember rent repeat reply report rest
restaurant result return rice rich ride ring rise river road rock romantic roof room rose round rule run sad safe sail salad salary sale
salt sand sandwich save school science score sea season seat second secret sell send sense sentence serious serve seven shape share shark
sheep shine ship shirt shock shoe shop short shoulder shout shower shut shy sick side sign silver similar simple sing singer single sister
sit six size skill skin skirt sky sleep slow small smart smell smile smoke snack snake snow soap soccer social sock soft soldier
solution son song sorry sound soup south space speak special speech speed spend spicy spoon sport spring square stage stairs stamp stand
star station stay steak steal step stomach stop store storm story straight strange street strong student study stupid style subject
success sugar suit summer sun sunny supermarket surprise sushi sweet swim table talk tall taste taxi tea teach teacher team tear
television temperature temple ten tennis terrible theater thick thin third thought thousand three throw ticket tie tier tiger time tired toast
together toilet tomato tone tongue tooth top topic touch tour town toy traffic train travel tree trip trouble truck true trust truth turn
twelve twice type ugly umbrella uncle understand uniform university usual vacation vegetable video view village visit voice wait wake
walk wall war warm wash watch water wave weak wear weather website wedding week weekend weight welcome west wet whale wheel white wide
wife wild win wind window wine winner winter wish woman wonderful wood word work worker world worry write writer wrong yard year yellow
young zoo test who last nearest tokyo osaka kyoto japan japanese england english france french germany spanish italy italian america american china
chinese korea korean london paris fries hamburger game games hawaii

accent accept aspiration athens brace breathing cognition competent condition congestion conviction convection cooks crust deceptive
defective detonation directive distinction distinguish diversion elective elias expert exploration haven height hoops innovation instruct
investor lambada latent lending locker marie mediation moderation mutation organist petition pigment pitching preaching privately
punching purse racing ranch rapping raven recite regis relay rendition repay replay sediment selective shack sharp slack snack sparse
stake stalk stark stock stuck subsequent tapping temperate thrust tract trait trance trolling truce truss urbanization valley vocation
wealth wealthy weigh wight wright

albert annexation auction bacterial biased binding blanking brock cable cables captivity carpenter chancel chuck citation clarification
clashes clause clive clock clutter coalition communes compete confessed confined constance convention conventions cooperate creatures
croatian crush damaging decay deception defeated demon depiction deported depression deserted destruction detention devotion disability
diver donation election elevated emigration emission emissions employment empress eternal evolution excavation expansion explosion
expulsion farewell feathers fixtures focal fortification foster fraction friction funding gable gambling generalized giles grateful gross
guild hatch hindwings holden honey immigration implicated implication implications impression improved inception inclusion incorporate
induction ineffective infected infection infections injunction insertion insisted insurance intention interaction interchange invented
invention inverted invested jailed joint junction knighted lanes laser lawyers lectures legion lester loyal marty masks massive maternal
monuments motivation naked olive opponent opposite oppression outing overtime palace passages paternal perception percussion pollution
praising precious preserve preserved preserves pressing print productive prosecution protective protesting quotation rational realization
reception recounts recreation reelected referred reflective reformation regeneration regiments relegated render reorganization reputable
resigned resort resorts sacks sanction sanctions screaming segregation settling shaft shire shooting shore sight sights skate slate slight
slope southbound spinning stanford statues stealing steam sting stuart stunning swift tales tanks tensions terror throat tight tightly
tiles toxic trading trash treating vague valuable valves variation ventures vested willing witch wrote yield
`;

const JAPANESE = `
夜 誰 誰が 毎晩 毎朝 毎日 毎週 週末 平日 休日 深夜 上司 会社 学校 先生 学生 友達 家族 子供 料理 食事 天気 旅行 映画 音楽 写真 画像 動画 電話 時計 電車 バス
飛行機 自転車 病院 銀行 図書館 公園 駅 空港 買 仕事 日本 東京 大阪 京都 英語 日本語 言語 数学 歴史 科学 文化 経済 政治 社会 スポーツ ゲーム テレビ ニュース
カメラ レストラン ホテル モデル コンポーネント 漫画 小説 選手 試合 大会 番組 値段 春 夏 秋 冬 朝 昼 晩 雨 雪 海 山 川 空 花 犬 猫 車 家 町 村 店 道 色 赤
青 白 黒 火災 地震 停電 国 地球 時刻 時刻表 機械 メール ストーリー パワー 交通 保険 資格 勉強 試験 宿題 授業 会議 名前 年齢 住所 誕生日 結婚 健康 お金
`;

const words = new Set(`${EVERYDAY} ${JAPANESE}`.trim().split(/\s+/));
const stemmed = new Set([...words].map(stem));

/** True for an ordinary word that only looks like a misspelt name. */
export function isEverydayWord(word: string): boolean {
  return words.has(word);
}

/** As `isEverydayWord`, whatever its ending. */
export function isEverydayStem(gram: string): boolean {
  return stemmed.has(gram);
}
