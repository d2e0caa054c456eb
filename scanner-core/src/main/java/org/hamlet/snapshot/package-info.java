/**
 * Values in a file of one machine and one version of Hamlet, from which a program starts faster
 * than from the texts they were made of. Bytes go in and come out; what they mean is told by the
 * packages whose values they are. A file that is damaged, of another version or of other inputs
 * counts as none: {@link org.hamlet.snapshot.SnapshotFile}. Readers and writers serve one thread.
 * Internal.
 */
@NullMarked
package org.hamlet.snapshot;

import org.jspecify.annotations.NullMarked;
