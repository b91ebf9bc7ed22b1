package cityip.mediation.web;

import cityip.casework.Desk;
import cityip.kernel.Money;
import cityip.kernel.Reading;
import cityip.mediation.MediationRooms;
import cityip.mediation.Room;
import cityip.mediation.web.RoomViews.Line;
import cityip.mediation.web.RoomViews.RoomView;
import cityip.mediation.web.RoomViews.Tab;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.Arrays;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rooms of one mediation; they work as a plain page and take new words when it is loaded again. */
@Controller
class RoomPages {

  private static final String ROOM = "/mediation/{number:[A-Z]{2}-[0-9]{6}-[0-9]{4}-[0-9]{5,}}/rooms";
  private static final int LONGEST = 2000;

  private final MediationRooms rooms;

  RoomPages(MediationRooms rooms) {
    this.rooms = rooms;
  }

  @GetMapping(ROOM)
  ModelAndView show(@PathVariable String number, @RequestParam(defaultValue = "JOINT") String room, Viewer viewer) {
    return page(standing(number, viewer), room(room), Map.of(), Map.of());
  }

  private ModelAndView page(MediationRooms.Standing standing, Room asked, Map<String, String> problems, Map<String, String> input) {
    var room = standing.rooms().contains(asked) ? asked : standing.rooms().getFirst();
    var offers = rooms.offers(standing);
    var lines = rooms.said(standing, room).stream().map(said -> new Line(Words.moment(said.at()), said.who(), Words.t("casework.desk." + said.side()), said.text(),
        said.side().equals(standing.side().name()))).toList();
    var page = new ModelAndView("mediation/rooms", Map.of("view", new RoomView(standing.summary().number(), standing.summary().title(),
        standing.rooms().stream().map(one -> new Tab(one.name(), Words.t("mediation.room." + one), one == room)).toList(), room.name(), lines, standing.talking(),
        standing.side() != Desk.MEDIATOR, offers.own().map(Words::number).orElse(""), offers.otherOffered(), offers.meeting().map(Words::number).orElse(""), problems, input)));
    if (!problems.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return page;
  }

  @PostMapping(ROOM)
  Object say(@PathVariable String number, @RequestParam(defaultValue = "JOINT") String room, @RequestParam(defaultValue = "") String text, Viewer viewer) {
    var standing = standing(number, viewer);
    if (text.isBlank() || text.length() > LONGEST) {
      return page(standing, room(room), Map.of("text", Words.t(text.isBlank() ? "casework.problem.missing" : "casework.problem.long", LONGEST, text.length())), Map.of("text", text));
    }
    if (!rooms.say(standing, room(room), text.strip(), viewer)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return "redirect:/mediation/" + number + "/rooms?room=" + room(room);
  }

  @PostMapping(ROOM + "/offer")
  Object offer(@PathVariable String number, @RequestParam(defaultValue = "") String amount, Viewer viewer, RedirectAttributes after) {
    var standing = standing(number, viewer);
    var money = Money.parse(amount) instanceof Reading.Read<Money> read ? read.value().yuan() : null;
    if (money == null || money.signum() < 0 || money.precision() - money.scale() > 12) {
      return page(standing, Room.JOINT, Map.of("amount", Words.t("mediation.offer.unreadable")), Map.of("amount", amount));
    }
    if (!rooms.offer(standing, money, viewer)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    after.addFlashAttribute("said", "mediation.offer.kept");
    return "redirect:/mediation/" + number + "/rooms";
  }

  private MediationRooms.Standing standing(String number, Viewer viewer) {
    return rooms.standing(number, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static Room room(String name) {
    return Arrays.stream(Room.values()).filter(room -> room.name().equals(name)).findFirst().orElse(Room.JOINT);
  }
}
