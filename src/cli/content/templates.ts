/** Values that only the author knows are left empty, so that the lint asks for each of them. */
export function topicTemplate(slug: string, today: string): string {
  return `---
id: ${slug}
name: { ja: , en: }
aliases: []
category:
tasks: []
in_scope: true
lifecycle:
confusables: []
related: []
sources:
  guide: https://docs.aws.amazon.com/
reviewed: ${today}
---

# ${slug}

## Notes

### ja

何であり、いつ選ぶかを 2～3 文で書く。[guide]

- 用語 :: 用語そのものを含まない、20 文字以上の説明。 ^first-card

### en

Say in two or three sentences what it is and when to choose it. [guide]

- Term :: A definition of eight words or more that leaves its name out. ^first-card
`;
}

/** A draft: it is not asked until somebody else has answered it blind and the status says published. */
export function questionTemplate(slug: string, today: string): string {
  return `## Q ${slug}

\`\`\`yaml
type: single
task: "0.0"
difficulty: 2
sources: []
reviewed: ${today}
status: draft
\`\`\`

### ja

誰が、何を動かしていて、どの制約があるかを書く。

要件を満たす方法はどれですか。

- [x] 正解。
  > なぜ制約を満たすか。
- [ ] 誤答 1。
  > どの制約に反するか。
- [ ] 誤答 2。
  > どの制約に反するか。
- [ ] 誤答 3。
  > どの制約に反するか。

**要点:** 覚えておく 1 文。

### en

Who runs what, and under which constraints.

Which solution meets the requirements?

- [x] Key.
  > Why it meets the constraints.
- [ ] Distractor 1.
  > Which constraint it breaks.
- [ ] Distractor 2.
  > Which constraint it breaks.
- [ ] Distractor 3.
  > Which constraint it breaks.

**Takeaway:** One sentence to remember.
`;
}
