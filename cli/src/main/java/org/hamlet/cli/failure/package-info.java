/**
 * How a command fails: a code of sysexits.h and one line that says why. In goes what was thrown,
 * out come the code and the text. Called by every command; nothing in it has state.
 */
@NullMarked
package org.hamlet.cli.failure;

import org.jspecify.annotations.NullMarked;
