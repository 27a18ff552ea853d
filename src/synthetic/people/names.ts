import type { Random } from '../random.ts';

/** Communities of Leicester by whose names children and carers are called; nobody here is a real person. */
type Community = 'british' | 'eastern-european' | 'gujarati' | 'punjabi' | 'pakistani' | 'bangladeshi' | 'somali' | 'west-african' | 'caribbean' | 'arab' | 'irish' | 'chinese';

interface NameList {
  readonly boys: readonly string[];
  readonly girls: readonly string[];
  readonly surnames: readonly string[];
  readonly women: readonly string[];
  readonly men: readonly string[];
}

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

const NAMES: Readonly<Record<Community, NameList>> = {
  british: {
    boys: list('Alfie Archie Ashton Bailey Brandon Callum Charlie Connor Declan Dylan Ethan Finley Freddie Harley Harvey Jake Jayden Joshua Kai Kian Kieran Kyle Leo Lewis Logan Mason Max Nathan Oliver Owen Reece Rhys Riley Ryan Tyler Zach'),
    girls: list('Alisha Amelia Amber Brooke Chloe Courtney Demi Ellie Erin Evie Faith Freya Grace Holly Isla Jasmine Keira Lacey Lexi Libby Maisie Megan Mia Millie Paige Phoebe Poppy Ruby Scarlett Shannon Skye Sophie Summer Tia'),
    surnames: list('Abbott Allsop Ashby Barker Beeby Bentley Brewin Burdett Chapman Clay Cooke Cufflin Dawkins Dexter Draycott Everard Fletcher Gamble Gilbert Goddard Hallam Harby Herrick Holland Hubbard Iliffe Jarvis Kirk Lockley Measures Neale Orton Pegg Quenby Rawlings Sharpe Sibson Thorpe Underwood Vickers Wakerley Wormleighton'),
    women: list('Claire Donna Gemma Jane Jodie Kelly Leanne Lisa Lorraine Michelle Nicola Rachel Sarah Sharon Stacey Tracy'),
    men: list('Andrew Carl Craig Darren Dean Gary Jason Lee Mark Martin Paul Shaun Steve Stuart Wayne'),
  },
  irish: {
    boys: list('Cian Conor Eoin Finn Liam Patrick Rory Sean'),
    girls: list('Aoife Caitlin Ciara Niamh Orla Roisin Sinead'),
    surnames: list('Brennan Cassidy Doherty Feeney Gallagher Kavanagh Mulligan Rafferty Tierney'),
    women: list('Bernadette Bridget Deirdre Mary Noreen'),
    men: list('Brendan Declan Kevin Michael'),
  },
  'eastern-european': {
    boys: list('Adrian Aleksander Bartosz Dawid Filip Gabriel Igor Jakub Kacper Marek Mateusz Oskar Patryk Szymon Wiktor'),
    girls: list('Aleksandra Amelia Emilia Gabriela Hanna Julia Karolina Lena Maja Natalia Oliwia Wiktoria Zuzanna'),
    surnames: list('Baran Cebula Dudek Florek Gajda Ilie Jankauskas Kaleta Lazar Maciejewski Moldovan Novotny Ozols Petrauskas Rusu Stoica Urban Wolski Zielonka'),
    women: list('Agnieszka Beata Dorota Elena Ewa Ioana Katarzyna Magdalena Monika'),
    men: list('Andrzej Cristian Grzegorz Marcin Piotr Tomas Vasile'),
  },
  gujarati: {
    boys: list('Aarav Ajay Akash Arjun Ashish Bhavik Chirag Darshan Dhruv Hiren Jay Karan Kishan Krish Manav Meet Mihir Neel Nikhil Om Parth Rohan Sagar Shivam Tejas Viraj Yash'),
    girls: list('Aarti Anjali Avani Bhumi Diya Esha Hetal Isha Jiya Kavita Khushi Mira Neha Nisha Pooja Priya Rhea Riya Roshni Shreya Trisha'),
    surnames: list('Amin Bhayani Chavda Chudasama Dattani Gajjar Gohil Hirani Jethwa Kotecha Lakhani Madhvani Nathwani Odedra Parmar Raithatha Solanki Tailor Unadkat Vadher Zala'),
    women: list('Bhavna Daksha Hansa Jyoti Kalpana Manisha Nita Rekha Sangita Varsha'),
    men: list('Bharat Dilip Harish Jitesh Kirit Mahesh Nilesh Pravin Sunil'),
  },
  punjabi: {
    boys: list('Amandeep Arjan Baljit Gurdeep Harjit Harpreet Jaspal Jaskaran Manveer Navjot Ranveer Simran Sukhdeep Taran'),
    girls: list('Amrit Gurleen Harleen Jasleen Kiran Manpreet Navneet Parveen Rajvir Simrit'),
    surnames: list('Atwal Bassi Bhogal Chahal Dhaliwal Ghuman Hayer Johal Khaira Mangat Nijjar Purewal Rai Sahota Thandi Uppal Virk'),
    women: list('Balvinder Gurpreet Jaswinder Kulwinder Paramjit Satwant'),
    men: list('Avtar Balbir Gurmukh Jagtar Sukhbir'),
  },
  pakistani: {
    boys: list('Abdullah Adeel Ahmed Bilal Faizan Hamza Haris Ibrahim Imran Ismail Kashif Mohsin Musa Raheem Saad Shahzad Umar Usman Yusuf Zain Zakariya'),
    girls: list('Aisha Alina Amina Fatima Hafsa Iqra Khadija Laiba Maryam Noor Rabia Saba Sana Zara Zoya'),
    surnames: list('Akhtar Ashraf Bashir Butt Chaudhry Dar Farooq Gill Iqbal Javed Kazmi Latif Malik Nawaz Qureshi Rafiq Saleem Tariq Younis Zaman'),
    women: list('Farzana Nasreen Rukhsana Samina Shabana Shazia Tahira'),
    men: list('Amjad Asif Javaid Khalid Nadeem Shahid Tahir'),
  },
  bangladeshi: {
    boys: list('Abir Farhan Jubair Kamran Mahdi Nahid Rafi Sakib Tahmid Tanvir'),
    girls: list('Anika Farzana Mahira Nabila Nusrat Rumana Sadia Tahmina'),
    surnames: list('Ahmed Chowdhury Haque Islam Khatun Miah Rahman Sarkar Talukdar Uddin'),
    women: list('Hasina Lutfa Rahima Shirin'),
    men: list('Abdul Faruk Jalal Mizan'),
  },
  somali: {
    boys: list('Abdi Abdirahman Ayub Bashir Guled Hassan Idris Liban Mahad Mukhtar Sakariye Warsame Yahya'),
    girls: list('Amal Ayaan Fardowsa Hibo Hodan Ifrah Ladan Nasra Sagal Sumaya'),
    surnames: list('Aden Barre Dahir Elmi Farah Guled Hersi Ismail Jama Kahin Mohamud Nur Osman Samatar Warsame Yusuf'),
    women: list('Amina Faduma Halimo Khadra Sahra Shukri'),
    men: list('Abdullahi Dahir Jama Omar'),
  },
  'west-african': {
    boys: list('Chidi Daniel David Emeka Emmanuel Ife Joel Kelechi Kofi Kwame Nathaniel Samuel Tobi Tunde'),
    girls: list('Abena Adaeze Blessing Chioma Esther Faith Grace Ngozi Precious Temi Yaa'),
    surnames: list('Adomako Afolabi Agyeman Boateng Chukwu Danso Eze Frimpong Igwe Mensah Nkrumah Obi Ogunleye Owusu Sowah Yeboah'),
    women: list('Abigail Comfort Funke Joy Mercy Patience'),
    men: list('Anthony Felix Joseph Kwesi Victor'),
  },
  caribbean: {
    boys: list('Aaron Andre Curtis Darnell Dante Elijah Isaiah Jermaine Jerome Malachi Marcus Micah Rashaan Reuben Tyrese Xavier'),
    girls: list('Aaliyah Chanel Destiny Imani Jada Kayla Leah Naomi Renee Shanice Tiana'),
    surnames: list('Beckford Cameron Dacosta Ferguson Goulbourne Hibbert Josephs Lindo Mcfarlane Pinnock Reid Samuels Thompson Wedderburn'),
    women: list('Beverley Carol Dawn Jacqueline Marcia Yvonne'),
    men: list('Clive Desmond Errol Leroy Winston'),
  },
  arab: {
    boys: list('Adam Amir Fares Karim Khalil Mahmoud Rami Tariq Walid Zaid'),
    girls: list('Dalia Dina Farah Hala Lina Nour Rana Salma Yasmin'),
    surnames: list('Abboud Darwish Fayad Haddad Kassab Mansour Najjar Rahal Sabbagh Zidan'),
    women: list('Fatma Huda Mona Samira'),
    men: list('Hisham Mazen Nabil Sami'),
  },
  chinese: {
    boys: list('Alex Eric Jason Kevin Ming Wei'),
    girls: list('Amy Jia Lily Mei Vivian'),
    surnames: list('Chan Ho Lau Ng Tsang Yip'),
    women: list('Ling Mei-Ling Susan'),
    men: list('Ka-Fai Raymond Wai'),
  },
};

/** Whose names go with a code of the 18+1 list; the mixture inside a code is assumed. */
const COMMUNITIES: Readonly<Record<string, readonly (readonly [Community, number])[]>> = {
  W1: [['british', 1]],
  W2: [['irish', 1]],
  W3: [['irish', 1], ['british', 1]],
  W9: [['eastern-european', 1]],
  M1: [['british', 2], ['caribbean', 1]],
  M2: [['british', 1], ['west-african', 1]],
  M3: [['british', 1], ['gujarati', 1], ['pakistani', 1]],
  M9: [['british', 2], ['arab', 1], ['eastern-european', 1]],
  A1: [['gujarati', 3], ['punjabi', 2], ['pakistani', 1]],
  A2: [['pakistani', 1]],
  A3: [['bangladeshi', 1]],
  A4: [['chinese', 1]],
  A9: [['gujarati', 1], ['pakistani', 1], ['arab', 1]],
  B1: [['caribbean', 1]],
  B2: [['somali', 3], ['west-african', 2]],
  B9: [['somali', 1], ['caribbean', 1], ['west-african', 1]],
  O2: [['arab', 1]],
  O9: [['arab', 1], ['somali', 1], ['eastern-european', 1]],
  NS: [['british', 1], ['gujarati', 1], ['somali', 1]],
};

export interface FamilyNames {
  readonly forename: string;
  readonly surname: string;
  readonly mother: string;
  readonly father: string;
  readonly grandmother: string;
}

/** Names of a child and the adults around. */
export function nameFamily(random: Random, ethnicity: string, sex: 'male' | 'female'): FamilyNames {
  const communities = COMMUNITIES[ethnicity] ?? COMMUNITIES['W1']!;
  const first = NAMES[random.weigh(communities)];
  const last = NAMES[random.weigh(communities)];
  const surname = random.pick(last.surnames);
  const mothers = random.chance(0.25) ? random.pick(first.surnames) : surname;
  return {
    forename: random.pick(sex === 'male' ? first.boys : first.girls),
    surname: random.chance(0.04) ? `${surname}-${random.pick(NAMES.british.surnames)}` : surname,
    mother: `${random.pick(first.women)} ${mothers}`,
    father: `${random.pick(last.men)} ${surname}`,
    grandmother: `${random.pick(first.women)} ${random.pick(first.surnames)}`,
  };
}

export const NICKNAMES: readonly string[] = ['Jay', 'Zed', 'Smiley', 'Lil Man', 'Ace', 'Kez', 'Bear', 'Tee', 'Ziggy', 'Dee', 'Spud', 'Sparky', 'Mo', 'Cee', 'Bobo', 'Rico', 'Tank', 'Ash', 'Vee', 'Nat'];
