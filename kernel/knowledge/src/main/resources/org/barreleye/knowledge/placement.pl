% Where a driver runs.

% On the suitable core of the least cost.
runs_on(Driver, Device, Core) :-
    least(Cost, C, (suitable(Driver, Device, C), cost(Device, C, Cost)), Core),
    suitable(Driver, Device, Core),
    cost(Device, Core, _).

% A core is suitable if it is on, reaches the registers of the device, and runs the driver's instructions.
suitable(Driver, Device, Core) :- core_on(Core), reaches(Core, Device), runs_instructions(Driver, Core).

reaches(Core, Device) :- device(Device, _, _), node_of(Core, Node), \+ unreachable(Node, Device).

runs_instructions(Driver, _) :- \+ driver_isa(Driver, _).
runs_instructions(Driver, Core) :- core(Core, Isa, _, _, _, _, _), driver_isa(Driver, Isa).

% First of all the node of the device, then any core but the boot core, which has the services, then the one with the
% fewest processes, then the one with the least number.
cost(Device, Core, [Away, Boot, Load, Core]) :- away(Device, Core, Away), boot(Core, Boot), load(Core, Load).

away(Device, _, 0) :- device(Device, _, everywhere), !.
away(Device, Core, Away) :- device(Device, _, Node), node_of(Core, Own), nodes_apart(Own, Node, Away).

boot(0, 1) :- !.
boot(_, 0).
