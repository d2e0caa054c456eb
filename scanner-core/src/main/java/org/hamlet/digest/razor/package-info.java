/**
 * A message to the signatures by which Razor servers know it. Called by the eval functions of Razor
 * and by what reports messages to it. Equal to what Debian's razor-agents 2.85 make of the same
 * message; follows what they were seen to do, part by part. Internal; stateless.
 */
@NullMarked
package org.hamlet.digest.razor;

import org.jspecify.annotations.NullMarked;
