package cityip.operation.market.web;

import cityip.operation.Ground;
import cityip.operation.market.DataRoom;
import cityip.operation.market.Listing;
import cityip.operation.market.Listing.State;
import cityip.operation.market.Market;
import cityip.operation.market.web.MarketViews.RoomPage;
import cityip.party.PartyRegister;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The data room of a right on offer: files for who promised, the book of openings for who offers. */
@Controller
@RequestMapping("/listings/{number:ML-\\d{4}-\\d{6,9}}/room")
class DataRoomPages {

  private static final int LOG = 200;

  private final Market market;
  private final DataRoom room;
  private final PartyRegister parties;

  DataRoomPages(Market market, DataRoom room, PartyRegister parties) {
    this.market = market;
    this.room = room;
    this.parties = parties;
  }

  /** Who may not enter is told as much as if there were no room. */
  private Listing listing(String number, Viewer viewer) {
    return market.find(number).filter(one -> room.mayEnter(one, viewer)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping
  ModelAndView enter(@PathVariable String number, Viewer viewer) {
    return page(listing(number, viewer), viewer, Map.of());
  }

  private ModelAndView page(Listing listing, Viewer viewer, Map<String, String> problems) {
    var side = market.isSide(listing, viewer);
    var sees = side || viewer.handlesCityData();
    var missing = side && listing.state() == State.HELD ? market.missing(listing, market.check(listing)) : List.<Ground>of();
    var page = new ModelAndView("operation/market/room", "view", new RoomPage(listing, room.files(listing), sees ? room.promises(listing) : List.of(), sees ? room.openings(listing, LOG) : List.of(), side, sees, missing, problems));
    if (!problems.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }

  @PostMapping("/files")
  ModelAndView bring(@PathVariable String number, @RequestParam(required = false) @Nullable MultipartFile file, @RequestParam(defaultValue = DataRoom.ROOM) String proves, Viewer viewer, RedirectAttributes after)
      throws IOException {
    var listing = listing(number, viewer);
    var purpose = java.util.Arrays.stream(Ground.values()).map(Ground::code).filter(proves::equals).findFirst().orElse(DataRoom.ROOM);
    if (file == null || file.isEmpty()) {
      return page(listing, viewer, Map.of("file", Words.t("casework.evidence.none")));
    }
    var given = file.getOriginalFilename();
    try (var in = file.getInputStream()) {
      var outcome = room.bring(listing, in, given == null || given.isBlank() ? "-" : given, purpose, viewer);
      if (outcome == DataRoom.Brought.NOT_YOURS) {
        throw new ResponseStatusException(HttpStatus.FORBIDDEN);
      }
      if (outcome != DataRoom.Brought.KEPT) {
        return page(listing, viewer, Map.of("file", Words.t("operation.room." + outcome.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))));
      }
    }
    after.addFlashAttribute("said", "operation.said.file-kept");
    return new ModelAndView("redirect:/listings/" + number + "/room");
  }

  @GetMapping("/files/{id:\\d{1,18}}")
  void open(@PathVariable String number, @PathVariable long id, Viewer viewer, HttpServletResponse response) throws IOException {
    var listing = listing(number, viewer);
    var body = viewer.bodyId();
    var name = body == null ? viewer.displayName() : parties.find(body).map(cityip.party.Body::name).orElse(viewer.displayName());
    var opened = room.open(listing, id, name, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    try (var content = opened.content()) {
      response.setContentType("application/octet-stream");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("Content-Disposition", ContentDisposition.attachment().filename(opened.file().name(), StandardCharsets.UTF_8).build().toString());
      content.transferTo(response.getOutputStream());
    }
  }
}
