/**
 * Messages out of folders, Maildirs, mbox files and single files: a path goes in, one message after
 * the other comes out, with memory bounded whatever the files hold. Called by the commands that
 * learn. The mbox format is that of RFC 4155 and of what is found; Maildir is D. J. Bernstein's.
 * Not thread-safe.
 */
@NullMarked
package org.hamlet.models.mailbox;

import org.jspecify.annotations.NullMarked;
