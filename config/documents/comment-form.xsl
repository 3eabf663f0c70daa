<?xml version="1.0" encoding="UTF-8"?>
<!-- Phiếu nhận xét: what the cell at the residence says of a member, confirmed and signed by the committee above. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="party.xsl"/>

  <xsl:template match="/comment-form">
    <fo:root xsl:use-attribute-sets="document">
      <xsl:call-template name="pages">
        <xsl:with-param name="name">Phiếu nhận xét</xsl:with-param>
      </xsl:call-template>
      <fo:page-sequence master-reference="pages" xml:lang="vi">
        <xsl:call-template name="page-number"/>
        <xsl:call-template name="small-print">
          <xsl:with-param name="text" select="concat('Phiếu nhận xét số ', @number, ', có giá trị như bản giấy khi các chữ ký số còn nguyên vẹn.')"/>
        </xsl:call-template>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="head"/>
          <xsl:call-template name="title">
            <xsl:with-param name="name">PHIẾU NHẬN XÉT</xsl:with-param>
            <xsl:with-param name="about">Đảng viên đang công tác thường xuyên giữ mối liên hệ với tổ chức đảng và nhân dân nơi cư trú</xsl:with-param>
          </xsl:call-template>
          <fo:block xsl:use-attribute-sets="text">
            Chi ủy sau khi họp với ban công tác mặt trận <xsl:value-of select="@meeting"/> thống nhất nhận xét về đảng viên
            <fo:inline font-weight="bold"><xsl:value-of select="member/@name"/></fo:inline><xsl:if test="member/@card != ''">, số thẻ
            đảng viên <xsl:value-of select="member/@card"/></xsl:if><xsl:if test="member/@workplace != ''">, công tác tại
            <xsl:value-of select="member/@workplace"/></xsl:if>, năm <xsl:value-of select="@year"/> như sau:
          </fo:block>
          <xsl:call-template name="criterion">
            <xsl:with-param name="number" select="1"/>
            <xsl:with-param name="text">Nêu gương về phẩm chất chính trị, đạo đức, lối sống và phát huy vai trò tiền phong, gương mẫu của người cán bộ, đảng viên trước nhân dân nơi cư trú</xsl:with-param>
            <xsl:with-param name="best">Nêu gương tốt</xsl:with-param>
            <xsl:with-param name="middle">Nêu gương</xsl:with-param>
            <xsl:with-param name="least">Chưa nêu gương</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="criterion">
            <xsl:with-param name="number" select="2"/>
            <xsl:with-param name="text">Gương mẫu thực hiện nghĩa vụ công dân; tuyên truyền, vận động gia đình và nhân dân trên địa bàn dân cư thực hiện các chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước và các quy định của địa phương nơi cư trú. Tham gia và vận động gia đình tham gia các cuộc vận động, các phong trào thi đua do địa phương phát động</xsl:with-param>
            <xsl:with-param name="best">Gương mẫu đi đầu</xsl:with-param>
            <xsl:with-param name="middle">Gương mẫu</xsl:with-param>
            <xsl:with-param name="least">Chưa gương mẫu</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="criterion">
            <xsl:with-param name="number" select="3"/>
            <xsl:with-param name="text">Tham gia đầy đủ, nghiêm túc các cuộc họp định kỳ và tích cực tham gia các cuộc họp khác do cấp ủy nơi cư trú triệu tập; tham gia các cuộc họp của nhân dân nơi cư trú</xsl:with-param>
            <xsl:with-param name="best">Tham gia đầy đủ</xsl:with-param>
            <xsl:with-param name="middle">Tham gia chưa đầy đủ</xsl:with-param>
            <xsl:with-param name="least">Không tham gia</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="criterion">
            <xsl:with-param name="number" select="4"/>
            <xsl:with-param name="text">Thường xuyên giữ mối liên hệ với chi ủy, trưởng thôn, bản, tổ trưởng tổ dân phố, ban công tác mặt trận nơi cư trú để nắm bắt tình hình nhân dân; phản ánh những ý kiến của nhân dân tới cơ quan có thẩm quyền. Tích cực tham gia góp ý kiến với chi ủy, chi bộ, đảng ủy cơ sở nơi cư trú về các công việc chung của địa phương, nhất là những vấn đề bức xúc ở thôn, bản, tổ dân phố</xsl:with-param>
            <xsl:with-param name="best">Thường xuyên, tích cực</xsl:with-param>
            <xsl:with-param name="middle">Thường xuyên</xsl:with-param>
            <xsl:with-param name="least">Chưa thường xuyên</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="criterion">
            <xsl:with-param name="number" select="5"/>
            <xsl:with-param name="text">Tuyên truyền, vận động nhân dân tham gia góp ý xây dựng Đảng, xây dựng chính quyền ở cơ sở; giám sát cán bộ, đảng viên trong việc tu dưỡng, rèn luyện đạo đức, lối sống và thực hiện trách nhiệm nêu gương. Vận động gia đình và nhân dân xây dựng mối quan hệ gắn bó đoàn kết, xây dựng đời sống văn hóa ở khu dân cư</xsl:with-param>
            <xsl:with-param name="best">Rất tích cực</xsl:with-param>
            <xsl:with-param name="middle">Tích cực</xsl:with-param>
            <xsl:with-param name="least">Chưa tích cực</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="criterion">
            <xsl:with-param name="number" select="6"/>
            <xsl:with-param name="text">Đề nghị cấp ủy cơ sở nơi đảng viên công tác biểu dương hoặc xem xét xử lý theo quy định đối với đảng viên chưa thực hiện tốt</xsl:with-param>
            <xsl:with-param name="best">Biểu dương</xsl:with-param>
            <xsl:with-param name="middle">Không đề nghị</xsl:with-param>
            <xsl:with-param name="least">Xem xét xử lý</xsl:with-param>
          </xsl:call-template>
          <fo:block xsl:use-attribute-sets="text" keep-with-next.within-page="always">7. Nhận xét khác</fo:block>
          <xsl:for-each select="remark">
            <fo:block xsl:use-attribute-sets="text" text-indent="10mm"><xsl:value-of select="."/></fo:block>
          </xsl:for-each>
          <xsl:if test="not(remark)">
            <fo:block xsl:use-attribute-sets="text" text-indent="10mm">Không có.</fo:block>
          </xsl:if>
          <xsl:call-template name="feet"/>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <xsl:attribute-set name="text">
    <xsl:attribute name="font-size">13pt</xsl:attribute>
    <xsl:attribute name="line-height">1.25</xsl:attribute>
    <xsl:attribute name="text-align">justify</xsl:attribute>
    <xsl:attribute name="space-before">2.4mm</xsl:attribute>
  </xsl:attribute-set>

  <!-- a criterion with its three levels; the place in the list of levels is that of the criterion -->
  <xsl:template name="criterion">
    <xsl:param name="number"/>
    <xsl:param name="text"/>
    <xsl:param name="best"/>
    <xsl:param name="middle"/>
    <xsl:param name="least"/>
    <xsl:variable name="level" select="level[$number]"/>
    <fo:block keep-together.within-page="always" role="Div">
      <fo:block xsl:use-attribute-sets="text" keep-with-next.within-page="always"><xsl:value-of select="concat($number, '. ', $text)"/></fo:block>
      <fo:table table-layout="fixed" width="100%" space-before="1.6mm" role="Div">
        <fo:table-column column-width="proportional-column-width(1)"/>
        <fo:table-column column-width="proportional-column-width(1)"/>
        <fo:table-column column-width="proportional-column-width(1)"/>
        <fo:table-body role="Div">
          <fo:table-row role="Div">
            <xsl:call-template name="box">
              <xsl:with-param name="label" select="$best"/>
              <xsl:with-param name="chosen" select="$level = 1"/>
            </xsl:call-template>
            <xsl:call-template name="box">
              <xsl:with-param name="label" select="$middle"/>
              <xsl:with-param name="chosen" select="$level = 2"/>
            </xsl:call-template>
            <xsl:call-template name="box">
              <xsl:with-param name="label" select="$least"/>
              <xsl:with-param name="chosen" select="$level = 3"/>
            </xsl:call-template>
          </fo:table-row>
        </fo:table-body>
      </fo:table>
    </fo:block>
  </xsl:template>

  <!-- a chosen box has a cross in it; both are equally wide -->
  <xsl:template name="box">
    <xsl:param name="label"/>
    <xsl:param name="chosen"/>
    <fo:table-cell text-align="center" font-size="13pt" line-height="1.25" role="Div">
      <fo:block>
        <xsl:value-of select="$label"/>
        <xsl:text>&#160;&#160;</xsl:text>
        <xsl:choose>
          <xsl:when test="$chosen"><fo:inline border="0.9pt solid black" padding="0.2pt 1.4pt" font-weight="bold">×</fo:inline></xsl:when>
          <xsl:otherwise><fo:inline border="0.9pt solid black" padding="0.2pt 1.87pt">&#160;&#160;</fo:inline></xsl:otherwise>
        </xsl:choose>
      </fo:block>
    </fo:table-cell>
  </xsl:template>

  <!-- the committee on the left, the cell on the right, how to check it below -->
  <xsl:template name="feet">
    <fo:block keep-together.within-page="always" space-before="7mm" role="Div">
      <fo:table table-layout="fixed" width="100%" role="Div">
        <fo:table-column column-width="94mm"/>
        <fo:table-column column-width="71mm"/>
        <fo:table-body role="Div">
          <fo:table-row role="Div">
            <fo:table-cell text-align="center" role="Div">
              <fo:block font-size="12.5pt" font-weight="bold"><xsl:value-of select="@confirmed-by"/></fo:block>
              <fo:block font-size="11pt" font-style="italic">(Ký tên, đóng dấu, ghi rõ họ và tên)</fo:block>
              <xsl:call-template name="signature"/>
            </fo:table-cell>
            <fo:table-cell text-align="center" role="Div">
              <fo:block font-size="12.5pt" font-weight="bold">T/M CHI BỘ</fo:block>
              <fo:block font-size="12.5pt" line-height="1.25"><xsl:value-of select="cell/@role"/></fo:block>
              <fo:block font-size="11pt" font-style="italic">(Ký, ghi rõ họ và tên)</fo:block>
              <xsl:if test="cell/@confirmation">
                <fo:block font-size="11pt" font-style="italic" line-height="1.25" space-before="3mm"><xsl:value-of select="cell/@confirmation"/></fo:block>
              </xsl:if>
              <fo:block font-size="13pt" font-weight="bold" space-before="3mm"><xsl:value-of select="cell/@confirmer"/></fo:block>
            </fo:table-cell>
          </fo:table-row>
        </fo:table-body>
      </fo:table>
      <fo:table table-layout="fixed" width="100%" space-before="7mm" role="Div">
        <fo:table-column column-width="31mm"/>
        <fo:table-column column-width="134mm"/>
        <fo:table-body role="Div">
          <fo:table-row role="Div">
            <xsl:call-template name="check">
              <xsl:with-param name="paper">phiếu</xsl:with-param>
            </xsl:call-template>
          </fo:table-row>
        </fo:table-body>
      </fo:table>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
