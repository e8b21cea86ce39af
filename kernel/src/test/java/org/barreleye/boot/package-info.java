/** Machines of all sizes boot, in whatever order things happen, or say what they wait for. */
package org.barreleye.boot;
