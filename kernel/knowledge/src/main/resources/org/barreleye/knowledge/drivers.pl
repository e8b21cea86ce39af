% Which driver for which device.

% A driver for exactly this device comes before one for its kind.
driver_for(Device, Driver) :- identity(Device, Vendor, Id), drives(Driver, Vendor, Id), !.
driver_for(Device, Driver) :- device(Device, Kind, _), drives(Driver, Kind), !.

% A device is in use if its driver runs. A network interface is up if it has a link and an address besides.
up(Device) :- device(Device, nic, _), in_use(Device), link_up(Device), address(Device, _).
up(Device) :- device(Device, Kind, _), Kind \= nic, in_use(Device).

% One that has left the bus is not present, so nothing drives it.
up(Device) :- left_bus(Device, _, _), present(Device), in_use(Device).

present(Device) :- device(Device, _, _).

in_use(Device) :- driver_for(Device, Driver), running(Driver, Device, _).

% question(Name, Goal): what `why NAME` asks.
question(Device, up(Device)) :- device(Device, _, _).
question(Device, up(Device)) :- left_bus(Device, _, _).
question(driver(Device), runs_on(Driver, Device, Core)) :- running(Driver, Device, Core).
question(driver(Driver), runs_on(Driver, Device, Core)) :- running(Driver, Device, Core).
question(driver(Device), driver_for(Device, _)) :- device(Device, _, _), \+ running(_, Device, _).
question(Source, route(Source, _, _, _)) :- interrupt_source(Source, _, _).
question(route(Source), route(Source, _, _, _)) :- interrupt_source(Source, _, _).
question(memory(Process), memory_node(Process, _)) :- process(Process, _, _).
question(memory(Program), memory_node(Process, _)) :- process(Process, Program, _).
