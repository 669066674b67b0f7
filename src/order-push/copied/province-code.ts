/** Writes the code of a province as stores take it: `TX` for `tx`, `US-TX` and `Texas`. Pure. */

/** ISO 3166-2, with the territories and the armed forces' codes that US addresses use. */
const provinces: Record<string, string> = {
  US: 'AL Alabama,AK Alaska,AS American Samoa,AZ Arizona,AR Arkansas,AA Armed Forces Americas,AE Armed Forces Europe,AP Armed Forces Pacific,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FM Federated States of Micronesia,FL Florida,GA Georgia,GU Guam,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MH Marshall Islands,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,MP Northern Mariana Islands,OH Ohio,OK Oklahoma,OR Oregon,PW Palau,PA Pennsylvania,PR Puerto Rico,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,VI Virgin Islands,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming',
  CA: 'AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland and Labrador,NT Northwest Territories,NS Nova Scotia,NU Nunavut,ON Ontario,PE Prince Edward Island,QC Quebec,SK Saskatchewan,YT Yukon',
  AU: 'ACT Australian Capital Territory,NSW New South Wales,NT Northern Territory,QLD Queensland,SA South Australia,TAS Tasmania,VIC Victoria,WA Western Australia',
};

/**
 * @param text what stands where a code belongs
 * @param country ISO 3166-1 alpha-2
 * @returns undefined where it is no province of a country whose provinces we know. Of other countries only letters are
 * raised and the country's own code is taken from before them (`IN-MH`); where digits follow (`JP-13`) it is part of the code.
 */
export function provinceCodeOf(text: string, country: string): string | undefined {
  const written = plainly(text);
  const code = written.replace(new RegExp(`^${country}[-_ ](?=[A-Z]{2,3}$)`), '');
  const list = provinces[country];
  if (list === undefined) return /^[A-Z\d-]{1,6}$/.test(code) ? code : undefined;
  for (const row of list.split(',')) {
    const [known = '', name = ''] = row.split(/ (.*)/);
    if (code === known || written === plainly(name)) return known;
  }
  return undefined;
}

/** Upper case, without accents, dots and spaces too many: `Québec` is `QUEBEC`, `N.S.W.` is `NSW`. */
const plainly = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\p{M}.]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toUpperCase();
