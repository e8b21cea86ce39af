package org.barreleye.machine.fault;

/** A place in the form of a fault for a value of the user. */
public enum Placeholder {
    /** A share of occasions. */
    SHARE("a share in percent, such as '20 %'"),
    /** A length in percent of the described one. */
    PERCENT("a length in percent, such as '300 %'"),
    /** A time: a number and one of the units ps, ns, us, ms and s. */
    TIME("a time, such as '3 ms'"),
    /** The number of a core. */
    CORE("the number of a core, such as 5"),
    /** The number of a node. */
    NODE("the number of a node, such as 2"),
    /** A number of times. */
    COUNT("a whole number, such as 2"),
    /** The name of a device on the bus. */
    DEVICE("the name of a device on the bus, such as nic1"),
    /** The name of a port of the wire. */
    PORT("the name of a port of the wire, such as nic0 or peer");

    private final String description;

    Placeholder(String description) {
        this.description = description;
    }

    /** The value that is expected, with an example. */
    public String description() {
        return description;
    }
}
