import { oc, type as output } from '@orpc/contract';
import * as v from 'valibot';
import type { AddedImage } from '../model/image.ts';
import * as s from './schemas.ts';
import { errors } from './errors.ts';

export const images = {
  /** Puts an image where the site keeps them and answers how the post names it. Never overwrites. */
  add: oc
    .errors(errors)
    .input(
      v.object({
        library: s.library,
        post: s.id,
        name: v.pipe(v.string(), v.maxLength(4096)),
        /** The bytes in Base64: only JSON crosses. What is not Base64 is no image either. */
        data: s.text,
      }),
    )
    .output(output<AddedImage>()),
  /** Takes back what `add` made, to the trash. */
  remove: oc
    .errors(errors)
    .input(v.object({ library: s.library, path: s.id, revision: s.base }))
    .output(output<void>()),
};
