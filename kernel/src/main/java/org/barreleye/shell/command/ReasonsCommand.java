package org.barreleye.shell.command;

import java.util.Optional;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.types.CanonicalAddress;

/**
 * Shows the reasons of what the system has done: the history of a service, the state of a core, the lineage of a
 * capability, the processes that can read a byte of memory, and decisions of the knowledge base.
 */
final class ReasonsCommand implements Command {
    @Override
    public CommandHelp help() {
        return new CommandHelp("why", "why [SERVICE | core CORE | CAPADDRESS | [PROCESS] ADDRESS | QUESTION]",
                "tells why: the history of a service, who can read a byte, a decision of the system",
                "Shows when the service was started, was ready, has ended and why, and was restarted, in"
                        + " microseconds of machine time, and how many restarts remain in the period. A service that"
                        + " ends more often is given up: its clients get an error at once, and without `names` the"
                        + " machine is powered off. Without argument lists all components of the boot plan. `kill`"
                        + " ends a service, `ps` shows its process. With `core CORE` it shows why a core is on, off,"
                        + " late or failed. With a CAPADDRESS it shows what the capability was"
                        + " made of, as `lineage` does. With an ADDRESS, canonical such as 0:0x1000, or with PROCESS"
                        + " and an address of its own such as 0x1000, it shows all processes of all cores that can"
                        + " read the byte there, each with the address at which it reads, the mapping, the capability"
                        + " that permits it and what that was made of. With a QUESTION, which is DEVICE, driver NAME,"
                        + " route SOURCE, memory of PROCESS or DEVICE not up, it shows the rules and facts of the"
                        + " knowledge base that led to an answer, or what is missing. With the name of a decision,"
                        + " which `skb decisions` lists, it shows the decision as it was made, and what it would be"
                        + " now if that differs.",
                "why names");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        if (CoreStateReason.isAbout(arguments.words())) {
            return CoreStateReason.show(session, arguments.words().get(1));
        }
        // A process begins with a digit.
        boolean isSentence = arguments.count() >= 2 && Character.isLetter(arguments.words().get(0).charAt(0));
        if (isSentence && KnowledgeQuestion.recall(session, String.join(" ", arguments.words()))) {
            return Status.OK;
        }
        Optional<KnowledgeQuestion> question = KnowledgeQuestion.of(arguments.words());
        if (question.isPresent()) {
            return question.get().answer(session);
        }
        arguments.atMost(2);
        Optional<String> name = arguments.optional(0);
        if (arguments.count() == 2) {
            return AddressReaders.show(session, ProcessNumber.read(arguments, 0), MemoryAddress.read(arguments, 1));
        }
        Optional<CanonicalAddress> address = name.flatMap(MemoryAddress::canonical);
        if (address.isPresent()) {
            return AddressReaders.show(session, address.get());
        }
        if (name.isPresent() && CapabilityPlace.isForm(name.get())) {
            return Lineage.show(session, CapabilityPlace.of(session, arguments), "why");
        }
        return name.isEmpty() ? ServiceHistory.list(session) : ServiceHistory.show(session, name.get());
    }
}
