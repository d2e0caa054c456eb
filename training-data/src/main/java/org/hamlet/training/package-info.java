/**
 * Messages written for this project (in the resources), and later the manifests of public corpora,
 * readers and splits. The readers are filled in by the learning work; until then there are only the
 * messages.
 */
@NullMarked
package org.hamlet.training;

import org.jspecify.annotations.NullMarked;
