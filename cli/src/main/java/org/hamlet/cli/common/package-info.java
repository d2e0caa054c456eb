/**
 * What commands share: the options that all of them have and the scanner these make, long options
 * as SpamAssassin's programs take them, the version. In goes a command line, out come scanner and
 * state. A command is read and run by one thread.
 */
@NullMarked
package org.hamlet.cli.common;

import org.jspecify.annotations.NullMarked;
