/** The upper half of Latin-1 in order, by the names that HTML 4 has for it (24.2.1). */
const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
/** The others of HTML 4 (24.3, 24.4), and some that HTML has had since for letters and for signs of ASCII. */
const others =
  'OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ fnof ƒ circ ˆ tilde ˜ Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π rho ρ sigmaf ς sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω thetasym ϑ upsih ϒ piv ϖ ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ bull • hellip … permil ‰ prime ′ Prime ″ lsaquo ‹ rsaquo › oline ‾ frasl ⁄ euro € image ℑ weierp ℘ real ℜ trade ™ alefsym ℵ larr ← uarr ↑ rarr → darr ↓ harr ↔ crarr ↵ lArr ⇐ uArr ⇑ rArr ⇒ dArr ⇓ hArr ⇔ forall ∀ part ∂ exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ minus − lowast ∗ radic √ prop ∝ infin ∞ ang ∠ and ∧ or ∨ cap ∩ cup ∪ int ∫ there4 ∴ sim ∼ cong ≅ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ nsub ⊄ sube ⊆ supe ⊇ oplus ⊕ otimes ⊗ perp ⊥ sdot ⋅ loz ◊ spades ♠ clubs ♣ hearts ♥ diams ♦ Zcaron Ž zcaron ž Ccaron Č ccaron č Rcaron Ř rcaron ř Ecaron Ě ecaron ě Uring Ů uring ů Nacute Ń nacute ń Sacute Ś sacute ś Zacute Ź zacute ź Cacute Ć cacute ć Aogon Ą aogon ą Eogon Ę eogon ę Lstrok Ł lstrok ł Zdot Ż zdot ż Gbreve Ğ gbreve ğ Scedil Ş scedil ş Odblac Ő odblac ő Udblac Ű udblac ű check ✓ star ☆ starf ★ num # excl ! quest ? colon : semi ; comma , period . lpar ( rpar ) lsqb [ lbrack [ rsqb ] rbrack ] lbrace { rbrace } plus + equals = percnt % dollar $ commat @ sol / bsol \\ lowbar _ ast * grave ` Hat ^ vert | quot " amp & lt < gt > apos \''.split(
    ' ',
  );

const characters: ReadonlyMap<string, string> = new Map([
  ...latin.split(' ').map((name, index) => [name, String.fromCharCode(160 + index)] as const),
  ...others.flatMap((name, at) => (at % 2 === 0 ? [[name, others[at + 1] ?? ''] as const] : [])),
  ...['ensp', 'emsp'].map((name, at) => [name, String.fromCharCode(0x2002 + at)] as const),
  ['thinsp', '\u2009'],
  ...['zwnj', 'zwj', 'lrm', 'rlm'].map((name, at) => [name, String.fromCharCode(0x200c + at)] as const),
]);

/** The character of a name; undefined for a name of the many more that HTML has now, and for none. */
export const characterNamed = (name: string): string | undefined => characters.get(name);
