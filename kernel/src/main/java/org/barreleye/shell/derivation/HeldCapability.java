package org.barreleye.shell.derivation;

import org.barreleye.domain.capability.ObjectIdentity;

/**
 * A capability in a slot of a domain.
 *
 * @param object its object
 * @param holder the domain
 */
public record HeldCapability(ObjectIdentity object, Holder holder) {}
