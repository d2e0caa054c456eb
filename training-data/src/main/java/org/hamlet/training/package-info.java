/**
 * Messages written for this project, in the resources. Manifests of public corpora, readers and
 * splits are not there yet.
 */
@NullMarked
package org.hamlet.training;

import org.jspecify.annotations.NullMarked;
