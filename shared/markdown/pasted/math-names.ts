// Signs as TeX names them. What is not here stands in TeX as it is.
const named = `
α alpha β beta γ gamma δ delta ϵ epsilon ε varepsilon ζ zeta η eta θ theta ϑ vartheta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ϖ varpi
ρ rho ϱ varrho σ sigma ς varsigma τ tau υ upsilon ϕ phi φ varphi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma
Υ Upsilon Φ Phi Ψ Psi Ω Omega ∑ sum ∏ prod ∐ coprod ∫ int ∬ iint ∭ iiint ∮ oint ⋃ bigcup ⋂ bigcap ⨁ bigoplus ⨂ bigotimes ∞ infty ∂ partial
∇ nabla ℓ ell ℏ hbar ℜ Re ℑ Im ℵ aleph ∅ emptyset ∀ forall ∃ exists ¬ neg ⊤ top ⊥ bot ∠ angle √ surd ≤ le ≥ ge ≠ ne ≡ equiv ≈ approx ∼ sim
≃ simeq ≅ cong ∝ propto ≪ ll ≫ gg ≺ prec ≻ succ ⊂ subset ⊃ supset ⊆ subseteq ⊇ supseteq ∈ in ∉ notin ∋ ni ∪ cup ∩ cap ∖ setminus ∧ wedge
∨ vee ⊕ oplus ⊗ otimes ⊙ odot × times ÷ div ± pm ∓ mp ⋅ cdot ∘ circ ∙ bullet ⋆ star → to ← leftarrow ↔ leftrightarrow ⇒ Rightarrow
⇐ Leftarrow ⇔ Leftrightarrow ⟶ longrightarrow ⟹ Longrightarrow ⟺ Longleftrightarrow ↦ mapsto ↑ uparrow ↓ downarrow ⟨ langle ⟩ rangle
⌊ lfloor ⌋ rfloor ⌈ lceil ⌉ rceil ∣ vert | vert ∥ Vert ‖ Vert … dots ⋯ cdots ⋮ vdots ⋱ ddots ⊢ vdash ⊨ models
`;

const pairs = named.trim().split(/\s+/);
const names: ReadonlyMap<string, string> = new Map(
  pairs.flatMap((name, at) => (at % 2 === 1 ? [[pairs[at - 1] ?? '', `\\${name}`] as const] : [])),
);
const others: ReadonlyMap<string, string> = new Map([
  ['−', '-'],
  ['∗', '*'],
  ['\\', '\\backslash'],
  ['^', '\\hat{}'],
  ['~', '\\sim'],
]);

/** A sign or a word in TeX. */
export const texName = (text: string): string =>
  names.get(text) ?? others.get(text) ?? text.replace(/[{}$%#&_]/g, '\\$&');

const functions = new Set(
  (
    'arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr sec ' +
    'sin sinh sup tan tanh'
  ).split(' '),
);

/** Whether a word stands upright by its name (`\sin`), with its limits below. */
export const isFunction = (word: string): boolean => functions.has(word);

/** The accents and braces of TeX by the signs that MathML puts above and below. */
export const accents: ReadonlyMap<string, string> = new Map([
  ['^', 'hat'],
  ['~', 'tilde'],
  ['˜', 'tilde'],
  ['ˉ', 'bar'],
  ['¯', 'bar'],
  ['‾', 'overline'],
  ['―', 'overline'],
  ['→', 'vec'],
  ['⃗', 'vec'],
  ['˙', 'dot'],
  ['¨', 'ddot'],
  ['ˇ', 'check'],
  ['˘', 'breve'],
  ['⏞', 'overbrace'],
  ['⏟', 'underbrace'],
]);
