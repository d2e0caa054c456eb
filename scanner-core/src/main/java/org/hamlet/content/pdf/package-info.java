/**
 * The bytes of a PDF file to the facts that rules about PDF files ask for. Called by {@link
 * org.hamlet.content.Attachments}; damaged files give fewer facts, never an exception. Follows what
 * SpamAssassin 4.0.1's PDFInfo plugin sees of a file: its lines, not its objects. Internal;
 * thread-safe.
 */
@NullMarked
package org.hamlet.content.pdf;

import org.jspecify.annotations.NullMarked;
