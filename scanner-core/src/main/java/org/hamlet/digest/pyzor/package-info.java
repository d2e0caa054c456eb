/**
 * A message to the digest by which Pyzor servers know it. Called by the eval functions of Pyzor and
 * by what reports messages to it. Equal to what the client of Pyzor 1.0 makes of the same message;
 * follows its documentation and what it was seen to do. Internal; stateless.
 */
@NullMarked
package org.hamlet.digest.pyzor;

import org.jspecify.annotations.NullMarked;
