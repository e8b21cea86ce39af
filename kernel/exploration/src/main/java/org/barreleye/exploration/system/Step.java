package org.barreleye.exploration.system;

/** One step of an explored system, which changes one node and the channels from and to it. */
public sealed interface Step {
    /** The node that acts. */
    int node();

    /**
     * A node starts an operation.
     *
     * @param node the node
     * @param operation the number of the operation
     */
    record Start(int node, int operation) implements Step {
        @Override
        public String toString() {
            return node + ":" + operation;
        }
    }

    /**
     * A node receives a message.
     *
     * @param from the sender
     * @param node the receiver
     * @param index the place of the message in the channel; if the channel keeps the order, the virtual channel whose
     *     oldest message it is
     * @param alteration the kind of alteration that happened to the message in transit, 0 for none
     */
    record Deliver(int from, int node, int index, int alteration) implements Step {
        /** The delivery of a message as it was sent. */
        public Deliver(int from, int node, int index) {
            this(from, node, index, 0);
        }

        @Override
        public String toString() {
            return from + ">" + node + (index == 0 ? "" : "#" + index) + (alteration == 0 ? "" : "~" + alteration);
        }
    }

    /**
     * A node dies.
     *
     * @param node the node
     */
    record Die(int node) implements Step {
        @Override
        public String toString() {
            return node + "!";
        }
    }

    /**
     * A node is told that another one has died.
     *
     * @param dead the node that died
     * @param node the node that is told
     */
    record ReportDeath(int dead, int node) implements Step {
        @Override
        public String toString() {
            return dead + "!" + node;
        }
    }

    /**
     * A node that has died joins again.
     *
     * @param node the node
     */
    record Rejoin(int node) implements Step {
        @Override
        public String toString() {
            return node + "+";
        }
    }

    /**
     * A node is told that another one has joined again.
     *
     * @param joined the node that has joined
     * @param node the node that is told
     */
    record ReportRejoin(int joined, int node) implements Step {
        @Override
        public String toString() {
            return joined + "+" + node;
        }
    }

    /**
     * Reads a step that {@code toString} has written.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Step parse(String text) {
        try {
            if (text.contains(":")) {
                return new Start(number(text, 0, text.indexOf(':')), number(text, text.indexOf(':') + 1));
            }
            if (text.contains(">")) {
                String[] parts = text.split("[>#~]", -1);
                int next = 2;
                int index = text.contains("#") ? number(parts[next++]) : 0;
                int alteration = text.contains("~") ? number(parts[next++]) : 0;
                if (parts.length != next) {
                    throw new NumberFormatException(text);
                }
                return new Deliver(number(parts[0]), number(parts[1]), index, alteration);
            }
            int plus = text.indexOf('+');
            if (plus >= 0) {
                return plus == text.length() - 1 ? new Rejoin(number(text, 0, plus))
                        : new ReportRejoin(number(text, 0, plus), number(text, plus + 1));
            }
            int middle = text.indexOf('!');
            return middle == text.length() - 1 ? new Die(number(text, 0, middle))
                    : new ReportDeath(number(text, 0, middle), number(text, middle + 1));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("'" + text + "' is no step; steps are written 1:0 (node 1 starts "
                    + "operation 0), 1>2 (2 receives from 1), 1! (1 dies), 1!2 (2 is told that 1 died), "
                    + "1+ (1 joins again) and 1+2 (2 is told so)", e);
        }
    }

    private static int number(String text) {
        return number(text, 0);
    }

    private static int number(String text, int begin) {
        return number(text, begin, text.length());
    }

    private static int number(String text, int begin, int end) {
        return Integer.parseInt(text.substring(begin, end));
    }
}
