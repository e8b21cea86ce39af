/** Tests of the exploration of services. */
package org.barreleye.exploration.service;
