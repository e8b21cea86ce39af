/** Confined programs in the running system. */
package org.barreleye.confinement;
