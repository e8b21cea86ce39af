/**
 * Results as pictures: the only package that knows the drawing library.
 *
 * <p>Came from: {@code cli}. Go on to: {@code experiment}. Must not know: how anything was measured.
 */
package org.barreleye.machine.plot;
