/**
 * Raw bytes to an immutable {@link org.hamlet.message.ParsedMessage}, as SpamAssassin sees a mail.
 * Called by the scanner; malformed input becomes a {@link org.hamlet.message.Defect}, never an
 * exception. Follows RFC 5322 and RFC 2045 as far as SpamAssassin 4.0.1 does. Internal;
 * thread-safe.
 */
@NullMarked
package org.hamlet.message;

import org.jspecify.annotations.NullMarked;
