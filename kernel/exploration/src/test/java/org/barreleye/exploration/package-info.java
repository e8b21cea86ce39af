/** Tests of the explorer. */
package org.barreleye.exploration;
