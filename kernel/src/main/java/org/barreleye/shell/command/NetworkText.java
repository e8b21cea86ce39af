package org.barreleye.shell.command;

import java.util.Optional;
import org.barreleye.generated.user.net.GetInterfaceResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.packet.Ipv4Address;

/** Addresses of the network in the words of the user. */
final class NetworkText {
    private static final String SERVICE = "network";
    private static final String ROUTER = "router";
    private static final String SELF = "self";

    private NetworkText() {}

    /** Says that the machine has no network, if it has none. */
    static boolean isMissing(Session session, String command) throws CallFailed {
        session.screen().flush();
        boolean missing = !session.names().suggest(SERVICE).equals(SERVICE);
        if (missing) {
            session.screen().line(command + ": no service is called 'network': the machine has no network interface,"
                    + " or the service has ended; `lsdev` and `why network` say more");
        }
        return missing;
    }

    /** The text of an address in a message. */
    static String text(long address) {
        return new Ipv4Address((int) address).toString();
    }

    /** Reads an address: four numbers, or the name of one that the network knows. */
    static long read(Session session, String word) throws CallFailed, UsageError {
        Optional<Ipv4Address> number = Ipv4Address.parse(word);
        if (number.isPresent()) {
            return number.get().bits() & 0xffff_ffffL;
        }
        GetInterfaceResult found = session.network().getInterface();
        if (word.equals(SELF) && found.address() != 0) {
            return found.address();
        } else if (word.equals(ROUTER) && found.router() != 0) {
            return found.router();
        }
        throw new UsageError("ADDRESS is four numbers such as 10.0.0.1, or `self` or `router` when the network is up,"
                + " not `" + word + "`");
    }
}
