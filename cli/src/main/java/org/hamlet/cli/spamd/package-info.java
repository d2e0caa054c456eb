/**
 * The server: {@code hamlet spamd}, its options one class a theme, signals, figures, and {@code
 * hamlet top} that shows them. In goes a command line, out comes a running {@code SpamdServer} with
 * scanner, log and users as it says, as spamd(8p) describes them. Options are read by one thread;
 * signals, scans and figures come from others.
 */
@NullMarked
package org.hamlet.cli.spamd;

import org.jspecify.annotations.NullMarked;
