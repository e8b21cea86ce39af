/** The first bindings of a system: over connected channel ends alone. */
package org.barreleye.bootstrap;
