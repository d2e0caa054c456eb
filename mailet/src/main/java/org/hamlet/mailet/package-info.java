/**
 * The mailets and matchers for Apache James: a mail of James goes in, a {@link
 * org.hamlet.scanner.ScanRequest} goes to the scanner, and the verdict comes back as mail
 * attributes, per-recipient headers and a marked message. James makes the classes named in
 * mailetcontainer.xml and calls them from many threads; what they share is in {@link
 * org.hamlet.mailet.SharedScanners}. Names and values follow James's own SpamAssassin mailet (3.8).
 */
@NullMarked
package org.hamlet.mailet;

import org.jspecify.annotations.NullMarked;
